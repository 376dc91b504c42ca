import { Composition, Folder, staticFile } from 'remotion';
import { FORMATS, FPS } from '../core/format.ts';
import type { Format } from '../core/format.ts';
import { loopFile, loopPoster } from '../core/library.ts';
import { overlayOf } from '../core/overlay.ts';
import { compositionSchema, templateSchema } from '../core/template.ts';
import type { CompositionName, Template } from '../core/template.ts';
import { defaultThumbnail } from '../core/thumbnail/design-thumbnail.ts';
import { LOOP_FRAMES, LOOP_SIZES, LOOPS } from './loops/loops.tsx';
import type { LoopShape } from './loops/loops.tsx';
import { videoPropsSchema } from './props.ts';
import type { VideoProps } from './props.ts';
import { sampleVideo } from './sample.ts';
import { Sheet, sheetMetadata, sheetPropsSchema } from './Sheet.tsx';
import { VideoComposition } from './VideoComposition.tsx';
import { Thumbnail, thumbnailMetadata, thumbnailPropsSchema, type ThumbnailProps } from './Thumbnail.tsx';

/** Every folder of `templates/`, found when the bundle is built: a new one appears by itself. */
const files = import.meta.webpackContext('../templates', { regExp: /template\.json$/ });
const templates: Template[] = files.keys().map((key) => templateSchema.parse(files(key)));

/** The recording of the sample, where it has been made. */
const samples = import.meta.webpackContext('../samples', { recursive: false, regExp: /psalm23\.mp3$/ });
const voiceUrl = samples.keys().map((key) => String(samples(key)))[0];

const formats = Object.keys(FORMATS) as Format[];

/** `Video`, `Sheet` and `Thumbnail` are what the worker renders; the folders below are for looking at templates in Studio. */
export const Root: React.FC = () => (
  <>
    <Composition
      id="Video"
      component={VideoComposition}
      schema={videoPropsSchema}
      defaultProps={sampleProps('16:9', templates[0]!)}
      calculateMetadata={videoMetadata}
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
    <Composition
      id="Thumbnail"
      component={Thumbnail}
      schema={thumbnailPropsSchema}
      defaultProps={thumbnailProps('16:9', templates[0]!)}
      calculateMetadata={thumbnailMetadata}
      fps={FPS}
      durationInFrames={1}
    />
    {compositionSchema.options.map((name) => (
      <Folder key={name} name={name}>
        {templates.map((template) => (
          <Folder key={template.id} name={template.id}>
            {formats.map((format) => (
              <Composition
                key={format}
                id={compositionId(template, name, format)}
                component={VideoComposition}
                schema={videoPropsSchema}
                defaultProps={sampleProps(format, { ...template, composition: name })}
                calculateMetadata={videoMetadata}
              />
            ))}
          </Folder>
        ))}
      </Folder>
    ))}
    <Folder name="Thumbnails">
      {templates.map((template) => (
        <Folder key={template.id} name={template.id}>
          {formats.map((format) => (
            <Composition
              key={format}
              id={`${template.id}-thumbnail-${format.replace(':', 'x')}`}
              component={Thumbnail}
              schema={thumbnailPropsSchema}
              defaultProps={thumbnailProps(format, template)}
              calculateMetadata={thumbnailMetadata}
              fps={FPS}
              durationInFrames={1}
            />
          ))}
        </Folder>
      ))}
    </Folder>
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

/** `dawn-16x9` is the template as it comes; with another composition, that is named too: `dawn-karaoke-16x9`. */
function compositionId({ id, composition }: Template, name: CompositionName, format: Format): string {
  const moved = name === composition ? '' : `-${name.toLowerCase()}`;
  return `${id}${moved}-${format.replace(':', 'x')}`;
}

function videoMetadata({ props }: { props: VideoProps }) {
  const { width, height, durationInFrames, fps } = overlayOf(props.video, props.template).timeline;
  return { width, height, durationInFrames, fps };
}

/** Over the still of its first loop, as a frame of the video would be. */
function thumbnailProps(format: Format, template: Template): ThumbnailProps {
  const [loop] = template.loops;
  return {
    design: defaultThumbnail(sampleVideo(format, template.id, template.loops), template),
    pictureUrl: loop === undefined ? null : staticFile(loopPoster(loop, format)),
  };
}

function sampleProps(format: Format, template: Template): VideoProps {
  const loops = Object.fromEntries(
    template.loops.map((id) => [`builtin:loops/${id}`, staticFile(loopFile(id, format))]),
  );
  return {
    video: sampleVideo(format, template.id, template.loops),
    template,
    assets: voiceUrl === undefined ? loops : { ...loops, voice: voiceUrl },
  };
}
