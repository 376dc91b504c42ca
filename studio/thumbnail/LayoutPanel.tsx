import { useTranslation } from 'react-i18next';
import { FORMATS } from '../../core/format.ts';
import type { Template } from '../../core/template.ts';
import { designThumbnail, THUMBNAIL_LAYOUTS } from '../../core/thumbnail/design-thumbnail.ts';
import type { Thumbnail } from '../../core/thumbnail.ts';
import type { Video } from '../../core/video.ts';
import { FormatChoice } from '../components/look-choices.tsx';
import { ThumbnailPicture } from './ThumbnailPicture.tsx';

interface LayoutPanelProps {
  video: Video;
  template: Template;
  design: Thumbnail;
  pictureUrl: string | null;
  onEdit: (change: (design: Thumbnail) => Thumbnail, as?: string) => void;
}

/** Designs to start from, drawn with the person's own title over their own picture; and the format. */
export function LayoutPanel({ video, template, design, pictureUrl, onEdit }: LayoutPanelProps) {
  const { t } = useTranslation();
  const { format, background } = design;
  const { width, height } = FORMATS[format];
  return (
    <div className="flex flex-col gap-6">
      <section>
        <h2 className="mb-1 font-semibold">{t('thumbnail.layouts')}</h2>
        <p className="mb-2.5 text-[15px] text-muted">{t('thumbnail.layoutsHint')}</p>
        <div className="grid grid-cols-2 gap-3">
          {THUMBNAIL_LAYOUTS.map((layout) => {
            const offered = designThumbnail({ video, template, layout, format, background });
            return (
              <button
                key={layout}
                type="button"
                onClick={() => onEdit(() => offered)}
                className="flex flex-col gap-1.5 rounded-card border border-line bg-raised p-1.5 text-left hover:border-line-strong"
                data-testid={`thumbnail-layout-${layout}`}
              >
                <span
                  className="pointer-events-none block w-full overflow-hidden rounded-md bg-black"
                  style={{ aspectRatio: `${width} / ${height}` }}
                  aria-hidden
                >
                  <ThumbnailPicture design={offered} pictureUrl={pictureUrl} />
                </span>
                <span className="px-1 pb-0.5 text-[15px]">{t(`thumbnail.layoutNames.${layout}`)}</span>
              </button>
            );
          })}
        </div>
      </section>
      <section>
        <h2 className="mb-2.5 font-semibold">{t('editor.format')}</h2>
        <FormatChoice value={format} onChange={(to) => onEdit((before) => ({ ...before, format: to }))} />
      </section>
    </div>
  );
}
