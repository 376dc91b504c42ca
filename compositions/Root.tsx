import { Composition, Folder, staticFile } from 'remotion';
import { FORMATS, FPS } from '../core/format.ts';
import type { Format } from '../core/format.ts';
import { loopFile } from '../core/library.ts';
import { overlayOf } from '../core/overlay.ts';
import { templateSchema } from '../core/template.ts';
import type { Template } from '../core/template.ts';
import { Devotional } from './Devotional.tsx';
import { LOOP_FRAMES, LOOP_SIZES, LOOPS } from './loops/loops.tsx';
import type { LoopShape } from './loops/loops.tsx';
import { devotionalPropsSchema } from './props.ts';
import type { DevotionalProps } from './props.ts';
import { sampleVideo } from './sample.ts';
import { Sheet, sheetMetadata, sheetPropsSchema } from './Sheet.tsx';

/** Every folder of `templates/`, found when the bundle is built: a new one appears by itself. */
const files = import.meta.webpackContext('../templates', { regExp: /template\.json$/ });
const templates: Template[] = files.keys().map((key) => templateSchema.parse(files(key)));

/** The recording of the sample, where it has been made. */
const samples = import.meta.webpackContext('../samples', { recursive: false, regExp: /psalm23\.mp3$/ });
const voiceUrl = samples.keys().map((key) => String(samples(key)))[0];

const formats = Object.keys(FORMATS) as Format[];

/** `Devotional` and `Sheet` are what the worker renders; the folders below are for looking at templates in Studio. */
export const Root: React.FC = () => (
  <>
    <Composition
      id="Devotional"
      component={Devotional}
      schema={devotionalPropsSchema}
      defaultProps={sampleProps('16:9', templates[0]!)}
      calculateMetadata={devotionalMetadata}
    />
    <Composition
      id="Sheet"
      component={Sheet}
      schema={sheetPropsSchema}
      defaultProps={{
        ...sampleProps('16:9', templates[0]!),
        size: { width: 1920, height: 1296 },
        sheets: [
          [
            {
              layer: 'caption',
              rect: { x: 0, y: 648, width: 1920, height: 432 },
              x: 0,
              still: false,
              frames: [110, 118, 130],
            },
          ],
        ],
      }}
      fps={FPS}
      calculateMetadata={sheetMetadata}
    />
    {templates.map((template) => (
      <Folder key={template.id} name={template.id}>
        {formats.map((format) => (
          <Composition
            key={format}
            id={`${template.id}-${format.replace(':', 'x')}`}
            component={Devotional}
            schema={devotionalPropsSchema}
            defaultProps={sampleProps(format, template)}
            calculateMetadata={devotionalMetadata}
          />
        ))}
      </Folder>
    ))}
    <Folder name="loops">
      {Object.entries(LOOPS).map(([id, Loop]) =>
        (Object.keys(LOOP_SIZES) as LoopShape[]).map((shape) => (
          <Composition
            key={`${id}-${shape}`}
            id={`loop-${id}-${shape}`}
            component={Loop}
            {...LOOP_SIZES[shape]}
            fps={FPS}
            durationInFrames={LOOP_FRAMES}
          />
        )),
      )}
    </Folder>
  </>
);

function devotionalMetadata({ props }: { props: DevotionalProps }) {
  const { width, height, durationInFrames, fps } = overlayOf(props.video, props.template).timeline;
  return { width, height, durationInFrames, fps };
}

function sampleProps(format: Format, template: Template): DevotionalProps {
  const loops = Object.fromEntries(
    template.loops.map((id) => [`builtin:loops/${id}`, staticFile(loopFile(id, format))]),
  );
  return {
    video: sampleVideo(format, template.id, template.loops),
    template,
    assets: voiceUrl === undefined ? loops : { ...loops, voice: voiceUrl },
  };
}
