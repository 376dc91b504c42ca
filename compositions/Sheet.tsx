import { Freeze, Sequence, useCurrentFrame } from 'remotion';
import { z } from 'zod';
import { LAYER_IDS } from '../core/layer.ts';
import { overlayOf } from '../core/overlay.ts';
import type { Timeline } from '../core/timeline.ts';
import { OverlayLayer } from './OverlayLayer.tsx';
import { videoPropsSchema } from './props.ts';
import type { VideoProps } from './props.ts';

const pixels = z.number().int().nonnegative();

/** Frames of one layer, stacked from the top of a sheet. */
const stripSchema = z.object({
  layer: z.enum(LAYER_IDS),
  /** What is cut out of each frame. */
  rect: z.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
  /** Left edge on the sheet. */
  x: pixels,
  /** Layers at rest, for a renderer that poses them itself; else as they stand at their frame. */
  still: z.boolean(),
  /** Frames of the video; a layer shows each at most once on all sheets. */
  frames: z.array(pixels),
});
export type Strip = z.infer<typeof stripSchema>;

/** Contact sheets: many frames in one screenshot. Frame n of this composition is sheet n. */
export const sheetPropsSchema = videoPropsSchema.extend({
  size: z.object({ width: pixels, height: pixels }),
  sheets: z.array(z.array(stripSchema)),
});
export type SheetProps = z.infer<typeof sheetPropsSchema>;

/** Length of the video, not the number of sheets: a cell may not show a frame past the composition's end. */
export const sheetMetadata = ({ props }: { props: SheetProps }) => ({
  ...props.size,
  durationInFrames: overlayOf(props.video, props.template).timeline.durationInFrames,
});

export const Sheet: React.FC<SheetProps> = ({ sheets, video, template, assets }) => {
  const strips = sheets[useCurrentFrame()] ?? [];
  const { timeline } = overlayOf(video, template);
  return strips.map(({ layer, rect, x, still, frames }) =>
    frames.map((frame, row) => (
      // without a key of its own a cell keeps the last one's layout and shifts by parts of a pixel
      <div
        key={`${layer} ${frame}`}
        style={{
          position: 'absolute',
          left: x,
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
          <Cell
            layer={layer}
            still={still}
            frame={frame}
            timeline={timeline}
            video={video}
            template={template}
            assets={assets}
          />
        </div>
      </div>
    )),
  );
};

/** One layer as it stands at one frame of the video. */
const Cell: React.FC<VideoProps & Pick<Strip, 'layer' | 'still'> & { frame: number; timeline: Timeline }> = ({
  frame,
  timeline,
  ...layer
}) => (
  <Freeze frame={frame}>
    <Sequence
      durationInFrames={timeline.durationInFrames}
      width={timeline.width}
      height={timeline.height}
      layout="none"
    >
      <OverlayLayer {...layer} />
    </Sequence>
  </Freeze>
);
