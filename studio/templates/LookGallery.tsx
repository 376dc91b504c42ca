import { RadioGroup } from 'radix-ui';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LookPreview } from './LookPreview.tsx';
import type { Look } from './looks.ts';
import type { PreviewRequest } from './preview-document.ts';
import { useCanHover, useReducedMotion } from './use-media-query.ts';

/** Who only passes over a card on the way to another does not mean it. */
const HOVER_MS = 250;

interface LookGalleryProps {
  looks: readonly Look[];
  value: string;
  onChange: (id: string) => void;
  /** The one that is pointed at. */
  hovered: string | null;
  onHover: (id: string | null) => void;
  requestFor: (look: Look) => PreviewRequest;
}

/** Looks to choose one of; what is pointed at moves. */
export function LookGallery({ looks, value, onChange, hovered, onHover, requestFor }: LookGalleryProps) {
  const { t } = useTranslation();
  const canHover = useCanHover();
  const reducedMotion = useReducedMotion();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const point = (id: string | null) => {
    clearTimeout(timer.current);
    if (!canHover || reducedMotion) return;
    timer.current = setTimeout(() => onHover(id), id === null ? 0 : HOVER_MS);
  };
  return (
    <RadioGroup.Root
      aria-label={t('upload.look')}
      value={value}
      onValueChange={onChange}
      className="grid grid-cols-2 gap-3 sm:grid-cols-3"
    >
      {looks.map((look) => (
        <RadioGroup.Item
          key={look.id}
          value={look.id}
          aria-label={look.name}
          aria-description={look.description}
          data-testid={look.own ? 'own-template' : `template-${look.id}`}
          onPointerEnter={() => point(look.id)}
          onPointerLeave={() => point(null)}
          className="flex min-h-11 flex-col overflow-hidden rounded-card border border-line bg-raised p-2 text-left transition-colors hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:ring-1 data-[state=checked]:ring-accent"
        >
          <LookPreview
            // all cards are as wide as the pictures are
            request={{ ...requestFor(look), format: '16:9' }}
            moving={hovered === look.id}
            playing
            className="w-full rounded-lg"
          />
          <span className="mt-1.5 flex flex-wrap items-center gap-x-2 px-1 font-semibold">
            {look.name}
            {look.own && (
              <span className="rounded-full bg-sunken px-2 py-0.5 text-sm font-medium text-muted">
                {t('dashboard.new.ownTag')}
              </span>
            )}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
