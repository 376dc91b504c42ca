import { useTranslation } from 'react-i18next';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import { VEIL_SHAPES, type Thumbnail, type ThumbnailBackground } from '../../core/thumbnail.ts';
import { voiceOffsetMs } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { ColorField } from '../look/ColorField.tsx';
import { SliderField } from '../look/SliderField.tsx';
import { FrameChoice } from './FrameChoice.tsx';
import { LibraryChoice } from './LibraryChoice.tsx';
import { OneOf } from './OneOf.tsx';

interface BackgroundPanelProps {
  video: Video;
  template: Template;
  design: Thumbnail;
  /** Of the template. */
  colors: readonly string[];
  maxUploadBytes: number;
  onEdit: (change: (design: Thumbnail) => Thumbnail, as?: string) => void;
}

const KINDS = ['frame', 'asset', 'color'] as const;

/** What is behind the text, and how much it steps back. */
export function BackgroundPanel(props: BackgroundPanelProps) {
  const { video, template, design, colors, maxUploadBytes, onEdit } = props;
  const { t } = useTranslation();
  const { background, veil, focus } = design;
  const setBackground = (to: ThumbnailBackground, as?: string) =>
    onEdit((before) => ({ ...before, background: to }), as);
  const setVeil = (change: Partial<Thumbnail['veil']>, as?: string) =>
    onEdit((before) => ({ ...before, veil: { ...before.veil, ...change } }), as);

  function choose(kind: (typeof KINDS)[number]) {
    if (kind === background.kind) return;
    if (kind === 'frame') setBackground({ kind, ms: Math.round(voiceOffsetMs(video)) + 1500 });
    else if (kind === 'color') {
      setBackground({ kind, color: template.palette.ground.slice(0, 7), glow: mixed(template) });
    } else {
      const asset = video.shots[0]?.clip.asset ?? `builtin:loops/${template.loops[0]}`;
      setBackground({ kind, asset, ms: 0, durationMs: video.shots[0]?.clip.durationMs ?? 0 });
    }
  }

  return (
    <div className="flex flex-col gap-5">
      <OneOf
        label={t('thumbnail.background')}
        value={background.kind}
        choices={KINDS.map((kind) => ({
          value: kind,
          content: t(`thumbnail.backgrounds.${kind}`),
          name: t(`thumbnail.backgrounds.${kind}`),
        }))}
        onChange={choose}
      />
      {background.kind === 'frame' && (
        <FrameChoice
          ms={background.ms}
          timeline={overlayOf(video, template).timeline}
          onChange={(ms) => setBackground({ kind: 'frame', ms }, 'frame')}
        />
      )}
      {background.kind === 'asset' && (
        <LibraryChoice
          background={background}
          maxUploadBytes={maxUploadBytes}
          onChange={(chosen, as) => setBackground({ kind: 'asset', ...chosen }, as)}
        />
      )}
      {background.kind === 'color' && (
        <>
          <ColorField
            label={t('thumbnail.ground')}
            value={background.color}
            offered={colors}
            onChange={(color) => setBackground({ ...background, color }, 'ground')}
          />
          <ColorField
            label={t('thumbnail.glow')}
            value={background.glow}
            offered={colors}
            onChange={(glow) => setBackground({ ...background, glow }, 'glow')}
          />
        </>
      )}
      {background.kind !== 'color' && (
        <>
          <SliderField
            label={t('thumbnail.zoom')}
            value={design.zoom}
            min={1}
            max={3}
            step={0.05}
            text={`${Math.round(design.zoom * 100)}%`}
            onChange={(zoom) => onEdit((before) => ({ ...before, zoom }), 'zoom')}
          />
          <SliderField
            label={t('thumbnail.focusX')}
            value={focus.x}
            min={0}
            max={1}
            step={0.02}
            text={`${Math.round(focus.x * 100)}%`}
            onChange={(x) => onEdit((before) => ({ ...before, focus: { ...before.focus, x } }), 'focusX')}
          />
          <SliderField
            label={t('thumbnail.focusY')}
            value={focus.y}
            min={0}
            max={1}
            step={0.02}
            text={`${Math.round(focus.y * 100)}%`}
            onChange={(y) => onEdit((before) => ({ ...before, focus: { ...before.focus, y } }), 'focusY')}
          />
          <SliderField
            label={t('thumbnail.blur')}
            value={design.blur}
            min={0}
            max={40}
            step={1}
            text={String(design.blur)}
            onChange={(blur) => onEdit((before) => ({ ...before, blur }), 'blur')}
          />
        </>
      )}
      <SliderField
        label={t('thumbnail.veil')}
        value={veil.opacity}
        min={0}
        max={1}
        step={0.02}
        text={`${Math.round(veil.opacity * 100)}%`}
        onChange={(opacity) => setVeil({ opacity }, 'veil')}
        testId="thumbnail-veil"
      />
      <OneOf
        label={t('thumbnail.veilShape')}
        value={veil.shape}
        choices={VEIL_SHAPES.map((shape) => ({
          value: shape,
          content: t(`thumbnail.veilShapes.${shape}`),
          name: t(`thumbnail.veilShapes.${shape}`),
        }))}
        onChange={(shape) => setVeil({ shape })}
      />
      <ColorField
        label={t('thumbnail.veilColor')}
        value={veil.color}
        offered={[template.card.veilColor, ...colors]}
        onChange={(color) => setVeil({ color }, 'veilColor')}
      />
    </div>
  );
}

/** Between ground and accent: the accent alone would be loud. */
function mixed({ palette: { ground, accent } }: Template): string {
  const at = (color: string, from: number) => Number.parseInt(color.slice(from, from + 2), 16);
  const mix = [1, 3, 5].map((from) => Math.round(at(ground, from) * 0.55 + at(accent, from) * 0.45));
  return `#${mix.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
