import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TemplateOverrides } from '../../core/template.ts';
import { FormatChoice } from '../components/look-choices.tsx';
import { Button } from '../components/ui/button.tsx';
import { isPlain, withTemplate } from '../look/edit-look.ts';
import { LookFields } from '../look/LookFields.tsx';
import { OwnTemplateTools } from '../look/OwnTemplateTools.tsx';
import { ownLike, TemplateGallery } from '../look/TemplateGallery.tsx';
import { useOwnTemplates } from '../look/use-own-templates.ts';
import { withFormat } from './edit-document.ts';
import type { PanelProps } from './panel-props.ts';

/** How the video looks: template, shape, captions, colours, type; and the church's own templates. */
export function LookPanel(props: PanelProps) {
  const { video, disabled, onEdit, config } = props;
  const { t } = useTranslation();
  const { data } = useOwnTemplates();
  const own = data?.templates ?? [];
  const template = config.templates.find(({ id }) => id === video.template.id);
  const chooseOwn = (given: { template: string; overrides: TemplateOverrides }) =>
    onEdit((before) => ({ ...before, template: { id: given.template, overrides: given.overrides } }));
  return (
    <div className="flex flex-col gap-7">
      <section>
        <h2 className="mb-2.5 font-semibold">{t('editor.template')}</h2>
        <TemplateGallery
          templates={config.templates}
          own={own}
          value={video.template}
          disabled={disabled}
          onChoose={(id) => onEdit((before) => withTemplate(before, id))}
          onChooseOwn={chooseOwn}
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
      {template && <LookFields {...props} template={template} />}
      <section className="flex flex-col gap-3">
        {!isPlain(video) && (
          <Button
            size="small"
            disabled={disabled}
            onClick={() =>
              onEdit((before) => ({ ...before, template: { ...before.template, overrides: {} } }))
            }
            data-testid="look-reset"
          >
            <RotateCcw aria-hidden />
            {t('look.reset')}
          </Button>
        )}
        <OwnTemplateTools
          look={video.template}
          own={own}
          chosen={ownLike(own, video.template)}
          known={new Set(config.templates.map(({ id }) => id))}
          disabled={disabled}
          onChooseOwn={chooseOwn}
        />
      </section>
    </div>
  );
}
