import { useTranslation } from 'react-i18next';
import { captionStyleSchema, type Template, type TemplateOverrides } from '../../core/template.ts';
import { ChoiceCards } from '../components/ui/choice-cards.tsx';
import { Notice } from '../components/ui/notice.tsx';
import type { PanelProps } from '../editor/panel-props.ts';
import { captionRoom, CaptionPlace } from './CaptionPlace.tsx';
import { ColorField } from './ColorField.tsx';
import { isLegible, lookOf, withLook } from './edit-look.ts';
import { FontField } from './FontField.tsx';
import { placeLimits } from './place-caption.ts';
import { SliderField } from './SliderField.tsx';
import { SwitchField } from './SwitchField.tsx';

/** Sizes that can be set, as shares of the template's. */
const SIZE = { min: 0.7, max: 1.4, step: 0.05 };
/** Caption colours for a darkened picture, and for paper; those are offered that can be read. */
const CAPTION_COLORS = [
  '#FFFDF7',
  '#FFF3D6',
  '#FFE58A',
  '#DDF3FF',
  '#1C1917',
  '#1F2A44',
  '#4A2C17',
  '#1E3D2F',
];

/** Choices on top of the template. */
export function LookFields({
  video,
  disabled,
  onEdit,
  config,
  goTo,
  activeId,
  template,
}: PanelProps & { template: Template }) {
  const { t } = useTranslation();
  const { overrides } = video.template;
  const look = lookOf(template, overrides, video.format);
  const plain = lookOf(template, {}, video.format);
  const limits = placeLimits(captionRoom(video, template));
  const set = (change: TemplateOverrides, as?: string) =>
    onEdit((before) => withLook(before, template, change), as);
  const accents = [...new Set(config.templates.map(({ palette }) => palette.accent))].slice(0, 5);
  const lights = template.composition === 'Karaoke' || template.composition === 'Scripture';
  const legible = CAPTION_COLORS.filter((captionColor) =>
    isLegible(template, { ...overrides, captionColor }),
  );
  const percent = Math.round((look.captionSize / plain.captionSize) * 100);
  const firstMs = video.captions[0]?.startMs;
  return (
    <>
      <CaptionPlace
        video={video}
        template={template}
        disabled={disabled}
        isShown={activeId !== null}
        onGrab={() => activeId === null && firstMs !== undefined && goTo(firstMs)}
        onPlace={(captionBottom) => set({ captionBottom }, 'caption place')}
      />
      <section className="flex flex-col gap-4">
        <h2 className="font-semibold">{t('editor.captions')}</h2>
        <ChoiceCards
          label={t('look.style')}
          value={look.captionStyle}
          disabled={disabled}
          onChange={(captionStyle) => set({ captionStyle })}
          className="grid-cols-3 gap-2"
          cardClassName="items-center p-2 text-center"
          choices={captionStyleSchema.options.map((style) => ({
            value: style,
            name: t(`look.styles.${style}`),
            testId: `caption-style-${style}`,
            content: (
              <>
                <StyleSample style={style} text={t('look.sample')} />
                <span className="mt-1.5 text-[15px] font-medium">{t(`look.styles.${style}`)}</span>
              </>
            ),
          }))}
        />
        <SliderField
          label={t('look.size')}
          value={percent}
          min={SIZE.min * 100}
          max={SIZE.max * 100}
          step={SIZE.step * 100}
          text={t('progress.percent', { percent })}
          disabled={disabled}
          onChange={(chosen) =>
            set({ captionSize: Math.round((plain.captionSize * chosen) / 100) }, 'caption size')
          }
          testId="caption-size"
        />
        <SliderField
          label={t('look.captionPlace')}
          value={Math.round(look.captionBottom * 100)}
          min={Math.round(limits.least * 100)}
          max={Math.round(limits.most * 100)}
          step={1}
          text={t('look.fromBottom', { percent: Math.round(look.captionBottom * 100) })}
          disabled={disabled}
          onChange={(chosen) => set({ captionBottom: chosen / 100 }, 'caption place')}
          testId="caption-bottom"
        />
        <p className="-mt-3 text-[15px] text-muted">{t('look.placeHint')}</p>
        <FontField
          label={t('look.captionFont')}
          value={look.captionFamily}
          disabled={disabled}
          onChange={(captionFamily) => set({ captionFamily })}
          testId="caption-font"
        />
        <ColorField
          label={t('look.captionColor')}
          value={look.captionColor}
          offered={[plain.captionColor, ...legible]}
          disabled={disabled}
          onChange={(captionColor) => set({ captionColor }, 'caption colour')}
          testId="caption-color"
        />
        {!isLegible(template, overrides) && (
          <Notice kind="warning" data-testid="not-legible">
            {t('look.notLegible')}
          </Notice>
        )}
        {lights && (
          <ColorField
            label={t('look.highlight')}
            value={look.captionHighlight}
            offered={[plain.captionHighlight, ...accents]}
            disabled={disabled}
            onChange={(captionHighlight) => set({ captionHighlight }, 'highlight')}
            testId="caption-highlight"
          />
        )}
      </section>
      <section className="flex flex-col gap-4">
        <h2 className="font-semibold">{t('look.rest')}</h2>
        <ColorField
          label={t('look.accent')}
          value={look.accent}
          offered={[plain.accent, ...accents]}
          disabled={disabled}
          onChange={(accent) => set({ accent }, 'accent')}
          testId="accent"
        />
        <FontField
          label={t('look.titleFont')}
          value={look.titleFamily}
          disabled={disabled}
          onChange={(titleFamily) => set({ titleFamily })}
          testId="title-font"
        />
        <div>
          <SwitchField
            label={t('look.progress')}
            hint={t('look.progressHint')}
            checked={look.progress}
            disabled={disabled}
            onChange={(progress) => set({ progress })}
            testId="look-progress"
          />
          <SwitchField
            label={t('look.bug')}
            hint={video.church.trim() === '' ? t('look.bugNeedsChurch') : t('look.bugHint')}
            checked={look.bug}
            disabled={disabled}
            onChange={(bug) => set({ bug })}
            testId="look-bug"
          />
        </div>
      </section>
    </>
  );
}

/** A word as captions of this style look, on a dark picture. */
function StyleSample({ style, text }: { style: (typeof captionStyleSchema.options)[number]; text: string }) {
  return (
    <span
      aria-hidden
      className="flex h-12 w-full items-center justify-center rounded-lg bg-linear-to-br from-stone-400 to-stone-600 text-lg font-bold text-white"
    >
      <span className={SAMPLE_STYLES[style]}>{text}</span>
    </span>
  );
}

const SAMPLE_STYLES = {
  outline: '[-webkit-text-stroke:4px_#14110f] [paint-order:stroke_fill]',
  box: 'rounded-md bg-black/70 px-2',
  shadow: '[text-shadow:0_1px_6px_#000,0_0_12px_#000]',
} as const;
