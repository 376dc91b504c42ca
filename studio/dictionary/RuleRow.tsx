import { ArrowRight, Pencil, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiDictionaryRule } from '../../core/api.ts';
import type { DictionaryRule } from '../../core/dictionary/rule.ts';
import { Button } from '../components/ui/button.tsx';
import { RuleForm } from './RuleForm.tsx';

interface RuleRowProps {
  rule: ApiDictionaryRule;
  /** Answers whether it was kept. */
  onChange: (rule: ApiDictionaryRule) => Promise<boolean>;
  onRemove: (rule: ApiDictionaryRule) => void;
  /** Another rule for the same words. */
  other: (wrong: string, than: ApiDictionaryRule) => DictionaryRule | undefined;
}

/** A rule, to be read, changed in place, or removed. */
export const RuleRow = memo(function RuleRow({ rule, onChange, onRemove, other }: RuleRowProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);

  if (editing) {
    return (
      <li className="rounded-card border border-accent bg-raised p-4">
        <RuleForm
          autoFocus
          initial={rule}
          present={(wrong) => other(wrong, rule)}
          onSubmit={async (changed) => {
            const kept = await onChange({ ...rule, ...changed });
            if (kept) setEditing(false);
            return kept;
          }}
        >
          <Button type="submit" kind="main" className="flex-1" data-testid="rule-save">
            {t('dictionary.save')}
          </Button>
          <Button className="flex-1" onClick={() => setEditing(false)}>
            {t('dictionary.cancel')}
          </Button>
        </RuleForm>
      </li>
    );
  }
  return (
    <li
      // there may be thousands: those out of sight are not laid out
      className="flex min-h-14 items-center gap-2 border-b border-line py-1.5 [contain-intrinsic-size:auto_57px] [content-visibility:auto] last:border-b-0"
      data-testid="rule"
    >
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5 px-1">
        <span className="text-muted">{rule.wrong}</span>
        <ArrowRight aria-label={t('dictionary.becomes')} role="img" className="size-4 shrink-0 text-muted" />
        <span className="font-semibold">{rule.right}</span>
      </p>
      <Button
        kind="quiet"
        size="icon"
        aria-label={t('dictionary.change', { wrong: rule.wrong })}
        onClick={() => setEditing(true)}
        data-testid="rule-change"
      >
        <Pencil aria-hidden />
      </Button>
      <Button
        kind="quiet"
        size="icon"
        aria-label={t('dictionary.remove', { wrong: rule.wrong })}
        onClick={() => onRemove(rule)}
        data-testid="rule-remove"
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
});
