import type { CheckReason, PicturePolicy } from '../../core/picture-policy.ts';

/** A clip to be looked at. */
export interface ClipToSee {
  asset: string;
  /** JPEGs of the very file that will be shown, in the order they come. */
  frames: readonly Buffer[];
}

/** What a model said of a clip. */
export interface SeenClip {
  verdict: 'ok' | 'refused';
  /** Of one that is refused. */
  reason: CheckReason | null;
}

/** A language model that looks at pictures. Absent (null) where none is configured. */
export interface Vetting {
  readonly name: string;
  /**
   * Looks at clips, all in one call where they fit into one.
   * @returns by asset; clips are left out of which the answer was blocked, missing, doubtful, malformed, late or over
   *   quota (logged): nobody has looked at them
   */
  look(request: {
    clips: readonly ClipToSee[];
    policy: PicturePolicy;
    signal: AbortSignal;
  }): Promise<Map<string, SeenClip>>;
}
