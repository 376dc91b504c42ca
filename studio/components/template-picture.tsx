import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../core/template.ts';
import { currentLanguage } from '../i18n/index.ts';
import { cn } from '../lib/cn.ts';

/** How a template looks: its preview picture where the server has one, else a small drawing in its colours. */
export function TemplatePicture({ template, className }: { template: Template; className?: string }) {
  const { t } = useTranslation();
  const [drawn, setDrawn] = useState(false);
  const { palette, caption } = template;
  return (
    <span className={cn('relative block aspect-video overflow-hidden rounded-lg', className)}>
      {drawn ? (
        <span
          aria-hidden
          className="absolute inset-0 flex flex-col items-center justify-end gap-[6%] pb-[10%]"
          style={{ background: `linear-gradient(to top, ${palette.ground} 20%, ${palette.accent})` }}
        >
          <span className="h-[7%] w-1/2 rounded-full" style={{ background: caption.type.color }} />
          <span className="h-[7%] w-2/3 rounded-full" style={{ background: caption.type.color }} />
        </span>
      ) : (
        <img
          src={`/templates/${template.id}/preview.jpg`}
          alt={t('upload.lookPicture', { name: template.name[currentLanguage()] })}
          loading="lazy"
          className="absolute inset-0 size-full object-cover"
          onError={() => setDrawn(true)}
        />
      )}
    </span>
  );
}
