import type { EncodeJob, MediaJob, StillFormat } from '../media-job.ts';
import type { Progress } from '../media-driver.ts';
import type { ProbeResult } from '../media.ts';

/** What the child is asked, on its standard input. Exit code 0 says that it was done. */
export type ChildRequest =
  | { kind: 'run'; job: MediaJob }
  /** The figures come on standard error, as ebur128 logs them. */
  | { kind: 'measure'; job: EncodeJob }
  /** The samples come on standard output. */
  | { kind: 'decode'; path: string; sampleRate: number; maxSeconds: number | null }
  | { kind: 'probe'; path: string; still?: StillFormat }
  /** Whether it can make our videos. */
  | { kind: 'check' };

/** Exit code for what FFmpeg would not do, said on standard error. */
export const REFUSED = 3;

/** What it tells on the way. */
export type FromChild = ({ kind: 'progress' } & Progress) | { kind: 'probed'; probe: ProbeResult | null };
