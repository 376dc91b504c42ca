import { useTranslation } from 'react-i18next';
import { FormatChoice, TemplateChoice } from '../components/look-choices.tsx';
import { withFormat } from './edit-document.ts';
import type { PanelProps } from './panel-props.ts';

/** How the video looks: template and shape. */
export function LookPanel({ video, disabled, onEdit, config }: PanelProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6">
      <section>
        <h2 className="mb-2.5 font-semibold">{t('editor.template')}</h2>
        <TemplateChoice
          templates={config.templates}
          value={video.template.id}
          disabled={disabled}
          onChange={(id) => onEdit((before) => ({ ...before, template: { ...before.template, id } }))}
        />
      </section>
      <section>
        <h2 className="mb-2.5 font-semibold">{t('editor.format')}</h2>
        <FormatChoice
          value={video.format}
          disabled={disabled}
          onChange={(format) => onEdit((before) => withFormat(before, format))}
        />
      </section>
    </div>
  );
}
