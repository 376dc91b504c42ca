import { expect, it } from 'vitest';
import { encoderCount, openEncodeSlots } from './encode-slots.ts';

const never = new AbortController().signal;

/** Work that ends when it is told to. */
function work() {
  let end = () => {};
  let began = false;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const run = () => {
    began = true;
    return ended;
  };
  return { run, end: () => end(), began: () => began };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('lets as many encoders run as there are cores, and those that wait in their order', async () => {
  const slots = openEncodeSlots(2);
  const works = [work(), work(), work(), work()];
  const done = Promise.all(works.map(({ run }) => slots.run(never, run)));
  const begun = () => works.map(({ began }) => began());
  await turn();
  expect(begun()).toEqual([true, true, false, false]);
  works[1]!.end();
  await turn();
  expect(begun()).toEqual([true, true, true, false]);
  for (const { end } of works) end();
  await done;
});

it('gives the slot of work that failed to the next', async () => {
  const slots = openEncodeSlots(1);
  const failing = slots.run(never, () => Promise.reject(new Error('failed')));
  const next = slots.run(never, async () => 'done');
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('done');
});

it('lets go of work that is cancelled while it waits, and never begins it', async () => {
  const slots = openEncodeSlots(1);
  const [first, cancelled, next] = [work(), work(), work()];
  const abort = new AbortController();
  const running = slots.run(never, first.run);
  const waiting = slots.run(abort.signal, cancelled.run);
  const following = slots.run(never, next.run);
  abort.abort(new Error('over'));
  await expect(waiting).rejects.toThrow('over');
  first.end();
  next.end();
  await Promise.all([running, following]);
  expect(cancelled.began()).toBe(false);
});

it('keeps within the memory of a worker on a machine of many cores', () => {
  expect(encoderCount(64)).toBe(8);
  expect(encoderCount(2)).toBe(2);
});
