import { useTranslation } from 'react-i18next';
import type { ThumbnailShape } from '../../core/thumbnail.ts';
import { ColorField } from '../look/ColorField.tsx';
import { SliderField } from '../look/SliderField.tsx';

interface ShapePanelProps {
  item: ThumbnailShape;
  colors: readonly string[];
  onChange: (change: (item: ThumbnailShape) => ThumbnailShape, as?: string) => void;
}

/** How a bar or panel looks. */
export function ShapePanel({ item, colors, onChange }: ShapePanelProps) {
  const { t } = useTranslation();
  const alpha = Number.parseInt(item.color.slice(7) || 'FF', 16) / 255;
  return (
    <div className="flex flex-col gap-5">
      <ColorField
        label={t('thumbnail.color')}
        value={item.color}
        offered={colors}
        onChange={(color) => onChange((one) => ({ ...one, color: color + one.color.slice(7) }), 'color')}
      />
      <SliderField
        label={t('thumbnail.opacity')}
        value={Math.round(alpha * 100)}
        min={5}
        max={100}
        step={5}
        text={`${Math.round(alpha * 100)}%`}
        onChange={(percent) =>
          onChange((one) => ({ ...one, color: one.color.slice(0, 7) + hexOf(percent) }), 'opacity')
        }
      />
      <SliderField
        label={t('thumbnail.radius')}
        value={item.radius}
        min={0}
        max={120}
        step={2}
        text={String(item.radius)}
        onChange={(radius) => onChange((one) => ({ ...one, radius }), 'radius')}
      />
    </div>
  );
}

/** Two digits for a share in percent. */
const hexOf = (percent: number): string =>
  Math.round((percent / 100) * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();
