import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../core/format.ts';
import { clipOf } from '../../core/library-item.ts';
import type { CaptionRhythm } from '../../core/video.ts';
import { useLibrary } from '../library/use-library.ts';
import { LookGallery } from '../templates/LookGallery.tsx';
import { LookStage } from '../templates/LookStage.tsx';
import type { Look } from '../templates/looks.ts';
import type { PreviewRequest, PreviewTexts } from '../templates/preview-document.ts';

interface LookSectionProps {
  looks: readonly Look[];
  look: Look;
  onChange: (id: string) => void;
  texts: PreviewTexts;
  format: Format;
  rhythm: CaptionRhythm;
  /** Ids of the chosen ones. */
  backgrounds: readonly string[];
}

/** The look of the videos to be, with the words of the first of them. */
export function LookSection({ looks, look, onChange, texts, format, rhythm, backgrounds }: LookSectionProps) {
  const { t } = useTranslation();
  const [hovered, setHovered] = useState<string | null>(null);
  const { data: library } = useLibrary('background');
  const { title, scripture, church, words, language } = texts;
  const request = useMemo((): Omit<PreviewRequest, 'template' | 'overrides'> => {
    const chosen = backgrounds.flatMap((asset) => {
      const item = library?.items.find((given) => given.asset === asset);
      return item?.url ? [{ clip: clipOf(item, format), url: item.url }] : [];
    });
    const sample = {
      title: t('dashboard.sample.title'),
      scripture: t('dashboard.sample.scripture'),
      text: t('dashboard.sample.text'),
    };
    return {
      texts: { title, scripture, church, words, language },
      sample,
      format,
      rhythm,
      backgrounds: chosen,
    };
  }, [title, scripture, church, words, language, format, rhythm, backgrounds, library, t]);
  const requestFor = ({ template, overrides }: Look): PreviewRequest => ({ ...request, template, overrides });
  const chosenRequest = useMemo(
    () => ({ ...request, template: look.template, overrides: look.overrides }),
    [request, look],
  );
  return (
    <>
      <LookStage look={look} request={chosenRequest} resting={hovered !== null} />
      <LookGallery
        looks={looks}
        value={look.id}
        onChange={onChange}
        hovered={hovered}
        onHover={setHovered}
        requestFor={requestFor}
      />
    </>
  );
}
