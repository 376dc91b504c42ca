import { useTranslation } from 'react-i18next';
import type { ApiOwnTemplate } from '../../core/api.ts';
import { sameLook } from '../../core/own-template.ts';
import { resolveTemplate, type Template, type TemplateOverrides } from '../../core/template.ts';
import { TemplatePicture } from '../components/template-picture.tsx';
import { ChoiceCards } from '../components/ui/choice-cards.tsx';
import { currentLanguage } from '../i18n/index.ts';

interface Chosen {
  id: string;
  overrides: TemplateOverrides;
}

interface TemplateGalleryProps {
  templates: readonly Template[];
  own: readonly ApiOwnTemplate[];
  value: Chosen;
  disabled: boolean;
  onChoose: (id: string) => void;
  onChooseOwn: (own: ApiOwnTemplate) => void;
}

/** The own template that looks just like this, if there is one. */
export const ownLike = (own: readonly ApiOwnTemplate[], chosen: Chosen): ApiOwnTemplate | undefined =>
  own.find(({ template, overrides }) => sameLook({ id: template, overrides }, chosen));

/** Templates by their pictures: the church's own first, then those of the product. */
export function TemplateGallery({
  templates,
  own,
  value,
  disabled,
  onChoose,
  onChooseOwn,
}: TemplateGalleryProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const chosenOwn = ownLike(own, value);
  const usable = own.flatMap((given) => {
    const template = templates.find(({ id }) => id === given.template);
    return template ? [{ given, template: resolveTemplate(template, given.overrides) }] : [];
  });
  return (
    <div className="flex flex-col gap-3">
      {usable.length > 0 && <p className="-mb-1 text-[15px] text-muted">{t('look.ownTemplates')}</p>}
      {usable.length > 0 && (
        <ChoiceCards
          label={t('look.ownTemplates')}
          value={chosenOwn?.id ?? ''}
          disabled={disabled}
          onChange={(id) => {
            const found = own.find((one) => one.id === id);
            if (found) onChooseOwn(found);
          }}
          className={GRID}
          cardClassName="p-1.5"
          choices={usable.map(({ given, template }) => ({
            value: given.id,
            name: given.name,
            testId: `own-template-${given.id}`,
            content: <Card template={template} name={given.name} marked />,
          }))}
        />
      )}
      {usable.length > 0 && <p className="-mb-1 text-[15px] text-muted">{t('look.allTemplates')}</p>}
      <ChoiceCards
        label={t('editor.template')}
        value={chosenOwn ? '' : value.id}
        disabled={disabled}
        onChange={onChoose}
        className={GRID}
        cardClassName="p-1.5"
        choices={templates.map((template) => ({
          value: template.id,
          name: template.name[language],
          testId: `template-${template.id}`,
          content: <Card template={template} name={template.name[language]} />,
        }))}
      />
    </div>
  );
}

const GRID = 'grid-cols-3 gap-2';

/** @param marked shows the colours, since the picture is that of the template underneath */
function Card({ template, name, marked }: { template: Template; name: string; marked?: boolean }) {
  const { palette, caption } = template;
  return (
    <>
      <span className="relative block">
        <TemplatePicture template={template} />
        {marked && (
          <span aria-hidden className="absolute right-1.5 bottom-1.5 flex gap-1">
            {[palette.accent, caption.type.color].map((color, i) => (
              <span
                key={i}
                className="size-3.5 rounded-full border border-white/80"
                style={{ background: color }}
              />
            ))}
          </span>
        )}
      </span>
      <span className="mt-1 block truncate px-1 text-[15px] font-medium">{name}</span>
    </>
  );
}
