import type { FromHost, HostSetup, RenderOrder, RenderReport, ToHost } from './messages.ts';

/** A process that renders in one way, as often as it is asked: what it needs in memory is its own. */
const setup = JSON.parse(process.argv[2]!) as HostSetup;
const tell = (message: FromHost) => void process.send!(message);

const startedAt = performance.now();
const renderer = await openRenderer();
const end = () => void renderer.close().finally(() => process.exit());
process.on('disconnect', end);
process.on('message', (message: ToHost) => {
  if (message === 'close') return end();
  const { id, order } = message;
  renderer.render(order).then(
    (report) => tell({ kind: 'done', id, report }),
    (error: unknown) => tell({ kind: 'failed', id, message: messageOf(error) }),
  );
});
tell({ kind: 'ready', openMs: Math.round(performance.now() - startedAt) });

async function openRenderer(): Promise<{
  render(order: RenderOrder): Promise<RenderReport>;
  close(): Promise<void>;
}> {
  switch (setup.way) {
    case 'ours':
      return (await import('./open-ours.ts')).openOurs(setup);
    case 'floor':
      return (await import('./open-floor.ts')).openFloor(setup);
    case 'plain_media':
    case 'plain_offthread':
      return (await import('./open-plain.ts')).openPlain(setup);
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message}: ${messageOf(error.cause)}` : (error.stack ?? error.message);
}
