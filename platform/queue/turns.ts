/** A job in the queue: whose it is, and its turn. The lowest turn that waits is taken next. */
export interface Turn {
  userId: string;
  turn: number;
  running: boolean;
}

/** BullMQ's highest priority number. */
const LAST_TURN = 2 ** 21 - 1;

/**
 * The turn of the next job of a person, so that everybody who has jobs gets as many taken as anybody else, however
 * many they have: start-time fair queueing, with every job counting the same. A person's jobs stand one turn apart, and
 * who had none joins where the others are now.
 */
export function nextTurn(jobs: readonly Turn[], userId: string): number {
  const turns = (of: readonly Turn[]) => of.map(({ turn }) => turn);
  const waiting = turns(jobs.filter(({ running }) => !running));
  const now = waiting.length > 0 ? min(waiting) : max(turns(jobs));
  const own = turns(jobs.filter((job) => job.userId === userId));
  return laterTurn(Math.max(1, now, own.length > 0 ? max(own) + 1 : 0), 0);
}

/** So many turns after one; the last is shared by all that would come later. */
export const laterTurn = (turn: number, by: number): number => Math.min(LAST_TURN, turn + by);

const min = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const max = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
