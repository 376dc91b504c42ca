import { useTranslation } from 'react-i18next';
import { Field, Input } from '../components/ui/field.tsx';
import type { PanelProps } from './panel-props.ts';

/** Lengths as the document allows them. */
const FIELDS = [
  { name: 'title', maxLength: 200 },
  { name: 'scripture', maxLength: 200 },
  { name: 'series', maxLength: 100 },
  { name: 'church', maxLength: 100 },
  { name: 'blessing', maxLength: 200 },
] as const;

/** What stands on the title and closing cards. */
export function DetailsPanel({ video, disabled, onEdit }: PanelProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-4">
      {FIELDS.map(({ name, maxLength }) => (
        <Field key={name} label={t(`editor.${name}`)}>
          {(ids) => (
            <Input
              {...ids}
              value={video[name]}
              maxLength={maxLength}
              disabled={disabled}
              onChange={({ target }) => onEdit((before) => ({ ...before, [name]: target.value }))}
              data-testid={`edit-${name}`}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
