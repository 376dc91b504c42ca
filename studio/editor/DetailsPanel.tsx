import { useTranslation } from 'react-i18next';
import type { Video } from '../../core/video.ts';
import { Field, Input } from '../components/ui/field.tsx';

/** Lengths as the document allows them. */
const FIELDS = [
  { name: 'title', maxLength: 200 },
  { name: 'scripture', maxLength: 200 },
  { name: 'series', maxLength: 100 },
  { name: 'church', maxLength: 100 },
  { name: 'blessing', maxLength: 200 },
] as const;

interface DetailsPanelProps {
  video: Video;
  disabled: boolean;
  onEdit: (change: (video: Video) => Video) => void;
}

/** What stands on the title and closing cards. */
export function DetailsPanel({ video, disabled, onEdit }: DetailsPanelProps) {
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
