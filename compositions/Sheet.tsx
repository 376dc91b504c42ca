import { Freeze, Sequence, useCurrentFrame } from 'remotion';
import { z } from 'zod';
import { LAYER_IDS } from '../core/layers.ts';
import { overlayOf } from '../core/overlay.ts';
import { OverlayLayer } from './OverlayLayer.tsx';
import { devotionalPropsSchema } from './props.ts';

const even = z.number().int().nonnegative().multipleOf(2);

/** Contact sheets: many frames of one layer in one screenshot. Frame n of this composition is sheet n. */
export const sheetPropsSchema = devotionalPropsSchema.extend({
  layer: z.enum(LAYER_IDS),
  /** What is cut out of each frame: the layer's rectangle. */
  rect: z.object({ x: even, y: even, width: even, height: even }),
  /** Frames of the video to draw, `perSheet` a sheet, stacked from the top. */
  frames: z.array(z.number().int().nonnegative()),
  perSheet: z.number().int().positive(),
});
export type SheetProps = z.infer<typeof sheetPropsSchema>;

/** Length of the video, not the number of sheets: a cell may not show a frame past the composition's end. */
export const sheetMetadata = ({ props }: { props: SheetProps }) => ({
  width: props.rect.width,
  height: props.rect.height * props.perSheet,
  durationInFrames: overlayOf(props.video, props.template).timeline.durationInFrames,
});

export const Sheet: React.FC<SheetProps> = ({ layer, rect, frames, perSheet, ...devotional }) => {
  const sheet = useCurrentFrame();
  const { timeline } = overlayOf(devotional.video, devotional.template);
  return frames.slice(sheet * perSheet, (sheet + 1) * perSheet).map((frame, row) => (
    // without a key of its own a cell keeps the last one's layout and shifts by parts of a pixel
    <div
      key={frame}
      style={{
        position: 'absolute',
        left: 0,
        top: row * rect.height,
        width: rect.width,
        height: rect.height,
        overflow: 'hidden',
        contain: 'strict',
      }}
    >
      <div
        style={{
          position: 'absolute',
          left: -rect.x,
          top: -rect.y,
          width: timeline.width,
          height: timeline.height,
        }}
      >
        <Freeze frame={frame}>
          <Sequence
            durationInFrames={timeline.durationInFrames}
            width={timeline.width}
            height={timeline.height}
            layout="none"
          >
            <OverlayLayer layer={layer} {...devotional} />
          </Sequence>
        </Freeze>
      </div>
    </div>
  ));
};
