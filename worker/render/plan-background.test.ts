import fc from 'fast-check';
import { expect, test } from 'vitest';
import { msToFrame } from '../../core/format.ts';
import { shotOpacity, timelineOf } from '../../core/timeline.ts';
import type { TimelineShot } from '../../core/timeline.ts';
import { shotDocument } from '../../tests/support/shot-document.ts';
import { planBackground, type ShotPiece } from './plan-background.ts';
import { planChunks } from './plan-chunks.ts';

interface Shown {
  asset: string;
  clipFrame: number;
  opacity: number;
}

test('each frame of each chunk shows the clips, clip frames and mix that the composition shows', () => {
  fc.assert(
    fc.property(shotDocument, fc.integer({ min: 0, max: 30 }), (video, crossfadeFrames) => {
      const timeline = timelineOf(video, crossfadeFrames);
      for (const chunk of planChunks(timeline)) {
        const planned = planBackground(timeline.shots, chunk);
        const standing = ({ clipFrame, ...shown }: Shown): Shown => ({
          ...shown,
          clipFrame: Math.min(clipFrame, lastFrameOf(timeline.shots, shown.asset)),
        });
        for (let frame = chunk.from; frame < chunk.to; frame++) {
          expect(shownByPlan(planned, frame - chunk.from).map(standing)).toEqual(
            shownByComposition(timeline.shots, frame).map(standing),
          );
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('nothing is read from beyond the end of a clip, however long its shot', () => {
  fc.assert(
    fc.property(shotDocument, (video) => {
      const { shots, ...timeline } = timelineOf(video, 12);
      for (const chunk of planChunks({ ...timeline, shots })) {
        for (const { asset, clipFrom } of planBackground(shots, chunk).flatMap(({ pieces }) => pieces)) {
          expect(clipFrom).toBeLessThanOrEqual(lastFrameOf(shots, asset));
        }
      }
    }),
  );
});

test('pieces tile their shot, and shots leave no frame of the chunk bare', () => {
  fc.assert(
    fc.property(shotDocument, (video) => {
      const timeline = timelineOf(video, 12);
      for (const chunk of planChunks(timeline)) {
        let covered = 0;
        for (const shot of planBackground(timeline.shots, chunk)) {
          expect(shot.from).toBeLessThanOrEqual(covered);
          expect(shot.pieces.reduce((sum, piece) => sum + piece.frames, 0)).toBe(shot.to - shot.from);
          covered = shot.to;
        }
        expect(covered).toBe(chunk.to - chunk.from);
      }
    }),
  );
});

/** Where a clip that does not loop stands still; the clips of the documents are all different. */
const lastFrameOf = (shots: readonly TimelineShot[], asset: string): number =>
  Math.max(1, msToFrame(shots.find(({ clip }) => clip.asset === asset)!.clip.durationMs)) - 1;

/** What lies in the picture, from below: a covered shot is not seen. */
function shownByComposition(shots: readonly TimelineShot[], frame: number): Shown[] {
  const seen = shots
    .filter((shot) => shot.from <= frame && frame < shot.to)
    .map((shot) => {
      const clipFrames = Math.max(1, msToFrame(shot.clip.durationMs));
      const since = (shot.clipFromFrame % clipFrames) + frame - shot.from;
      return {
        asset: shot.clip.asset,
        clipFrame: shot.clip.loops ? since % clipFrames : since,
        opacity: shotOpacity(shot, frame),
      };
    });
  return fromLastCovering(seen);
}

function shownByPlan(planned: readonly ShotPiece[], frame: number): Shown[] {
  const seen = planned
    .filter((shot) => shot.from <= frame && frame < shot.to)
    .map((shot) => {
      let since = frame - shot.from;
      const piece = shot.pieces.find(({ frames }) => since < frames || ((since -= frames), false))!;
      const opacity = shot.fadeInFrames === 0 ? 1 : Math.min(1, (frame - shot.from) / shot.fadeInFrames);
      return { asset: piece.asset, clipFrame: piece.clipFrom + since, opacity };
    });
  return fromLastCovering(seen);
}

const fromLastCovering = (seen: Shown[]): Shown[] => {
  const covering = seen.findLastIndex(({ opacity }) => opacity === 1);
  return seen.slice(Math.max(0, covering)).filter(({ opacity }) => opacity > 0);
};
