import { AlignCenter, AlignLeft, AlignRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FONT_WEIGHTS, inFamily, type Type } from '../../core/template.ts';
import { MAX_TEXT_LENGTH, TEXT_SIZE, type ThumbnailText } from '../../core/thumbnail.ts';
import { Field, Textarea } from '../components/ui/field.tsx';
import { ColorField } from '../look/ColorField.tsx';
import { FontField } from '../look/FontField.tsx';
import { SliderField } from '../look/SliderField.tsx';
import { SwitchField } from '../look/SwitchField.tsx';
import { OneOf } from './OneOf.tsx';

interface TextPanelProps {
  item: ThumbnailText;
  /** Of the template. */
  colors: readonly string[];
  onChange: (change: (item: ThumbnailText) => ThumbnailText, as?: string) => void;
}

const ALIGNS = [
  { value: 'left', icon: AlignLeft },
  { value: 'center', icon: AlignCenter },
  { value: 'right', icon: AlignRight },
] as const;
const SHADOWS = ['none', 'soft', 'strong'] as const;
const NEW_STROKE = { color: '#14152C', width: 6 };
const NEW_BOX = { color: '#14152CD9', radius: 16 };
/** A little of the picture shows through a box. */
const BOX_ALPHA = 'D9';

/** What a text says and how it looks. */
export function TextPanel({ item, colors, onChange }: TextPanelProps) {
  const { t } = useTranslation();
  const { type, stroke, box } = item;
  const set = (change: Partial<ThumbnailText>, as?: string) => onChange((one) => ({ ...one, ...change }), as);
  const setType = (change: Partial<Type>, as?: string) =>
    onChange((one) => ({ ...one, type: { ...one.type, ...change } }), as);
  return (
    <div className="flex flex-col gap-5">
      <Field label={t('thumbnail.text')}>
        {(ids) => (
          <Textarea
            {...ids}
            value={item.text}
            maxLength={MAX_TEXT_LENGTH}
            rows={3}
            onChange={({ target }) => set({ text: target.value }, 'text')}
            data-testid="thumbnail-text"
          />
        )}
      </Field>
      <FontField
        label={t('thumbnail.font')}
        value={type.family}
        onChange={(family) => onChange((one) => ({ ...one, type: inFamily(one.type, family) }))}
        testId="thumbnail-font"
      />
      {FONT_WEIGHTS[type.family].length > 1 && (
        <OneOf
          label={t('thumbnail.weight')}
          value={String(type.weight)}
          choices={FONT_WEIGHTS[type.family].map((weight) => ({
            value: String(weight),
            content: <span style={{ fontWeight: weight }}>{weight}</span>,
            name: String(weight),
          }))}
          onChange={(weight) => setType({ weight: Number(weight) as Type['weight'] })}
        />
      )}
      <OneOf
        label={t('thumbnail.align')}
        value={item.align}
        choices={ALIGNS.map(({ value, icon: Icon }) => ({
          value,
          content: <Icon aria-hidden className="size-5" />,
          name: t(`thumbnail.aligns.${value}`),
        }))}
        onChange={(align) => set({ align })}
      />
      <SliderField
        label={t('thumbnail.size')}
        value={type.size}
        min={TEXT_SIZE.min}
        max={320}
        step={2}
        text={String(Math.round(type.size))}
        onChange={(size) => setType({ size }, 'size')}
        testId="thumbnail-size"
      />
      <SliderField
        label={t('thumbnail.lineHeight')}
        value={type.lineHeight}
        min={0.9}
        max={2}
        step={0.02}
        text={type.lineHeight.toFixed(2)}
        onChange={(lineHeight) => setType({ lineHeight }, 'lineHeight')}
      />
      <SliderField
        label={t('thumbnail.letterSpacing')}
        value={type.letterSpacingEm}
        min={-0.08}
        max={0.5}
        step={0.01}
        text={`${Math.round(type.letterSpacingEm * 100)}%`}
        onChange={(letterSpacingEm) => setType({ letterSpacingEm }, 'letterSpacing')}
      />
      <ColorField
        label={t('thumbnail.color')}
        value={type.color}
        offered={colors}
        onChange={(color) => setType({ color }, 'color')}
        testId="thumbnail-color"
      />
      <OneOf
        label={t('thumbnail.shadow')}
        value={item.shadow}
        choices={SHADOWS.map((value) => ({
          value,
          content: t(`thumbnail.shadows.${value}`),
          name: t(`thumbnail.shadows.${value}`),
        }))}
        onChange={(shadow) => set({ shadow })}
      />
      <SwitchField
        label={t('thumbnail.stroke')}
        checked={stroke !== null}
        onChange={(on) => set({ stroke: on ? NEW_STROKE : null })}
        testId="thumbnail-stroke"
      />
      {stroke && (
        <>
          <SliderField
            label={t('thumbnail.strokeWidth')}
            value={stroke.width}
            min={1}
            max={24}
            step={1}
            text={String(stroke.width)}
            onChange={(width) => set({ stroke: { ...stroke, width } }, 'strokeWidth')}
          />
          <ColorField
            label={t('thumbnail.strokeColor')}
            value={stroke.color}
            offered={colors}
            onChange={(color) => set({ stroke: { ...stroke, color } }, 'strokeColor')}
          />
        </>
      )}
      <SwitchField
        label={t('thumbnail.box')}
        checked={box !== null}
        onChange={(on) => set({ box: on ? NEW_BOX : null })}
        testId="thumbnail-box"
      />
      {box && (
        <>
          <ColorField
            label={t('thumbnail.boxColor')}
            value={box.color}
            offered={colors}
            onChange={(color) => set({ box: { ...box, color: color + BOX_ALPHA } }, 'boxColor')}
          />
          <SliderField
            label={t('thumbnail.radius')}
            value={box.radius}
            min={0}
            max={80}
            step={2}
            text={String(box.radius)}
            onChange={(radius) => set({ box: { ...box, radius } }, 'boxRadius')}
          />
        </>
      )}
      <SliderField
        label={t('thumbnail.rotation')}
        value={item.rotation}
        min={-45}
        max={45}
        step={1}
        text={`${item.rotation}°`}
        onChange={(rotation) => set({ rotation }, 'rotation')}
      />
    </div>
  );
}
