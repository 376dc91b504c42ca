import { ArrowRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { checkRule, tidySide, type DictionaryRule, type RuleProblem } from '../../core/dictionary/rule.ts';
import { Field, Input } from '../components/ui/field.tsx';

/** Room for what somebody pastes; what is kept is shorter, and checked. */
const MAX_TYPED = 200;

interface RuleFormProps {
  initial?: DictionaryRule;
  /** Which rule there is already for words that are being typed. */
  present: (wrong: string) => DictionaryRule | undefined;
  /** Answers whether it was kept; the fields are emptied then. */
  onSubmit: (rule: DictionaryRule) => Promise<boolean>;
  autoFocus?: boolean;
  /** The buttons. */
  children: ReactNode;
}

/** What is heard wrongly and what is meant, side by side. */
export function RuleForm({ initial, present, onSubmit, autoFocus, children }: RuleFormProps) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState(initial?.wrong ?? '');
  const [right, setRight] = useState(initial?.right ?? '');
  const [problem, setProblem] = useState<RuleProblem | null>(null);
  const there = wrong === '' ? undefined : present(wrong);

  async function submit() {
    const checked = checkRule({ wrong, right });
    if (typeof checked === 'string') {
      setProblem(checked);
      return;
    }
    setProblem(null);
    if (await onSubmit(checked)) {
      setWrong('');
      setRight('');
    }
  }

  const hint = there
    ? t('dictionary.alreadyThere', { wrong: there.wrong, right: there.right })
    : tidySide(wrong).length === 1
      ? t('dictionary.oneSyllable')
      : undefined;
  const side = (name: 'wrong' | 'right', value: string, onChange: (value: string) => void) => (
    <Field
      label={t(`dictionary.${name}`)}
      className="min-w-0 flex-1"
      {...(name === 'wrong' && hint && { hint })}
      {...(name === 'right' && problem && { error: t(`dictionary.problems.${problem}`) })}
    >
      {(ids) => (
        <Input
          {...ids}
          value={value}
          maxLength={MAX_TYPED}
          autoComplete="off"
          autoFocus={autoFocus && name === 'wrong'}
          placeholder={initial ? undefined : t(`dictionary.examples.${name}`)}
          onChange={({ target }) => {
            setProblem(null);
            onChange(target.value);
          }}
          data-testid={`rule-${name}`}
        />
      )}
    </Field>
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-3 sm:flex-row sm:items-start"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {side('wrong', wrong, setWrong)}
      <ArrowRight aria-hidden className="mt-[2.85rem] hidden size-5 shrink-0 text-muted sm:block" />
      {side('right', right, setRight)}
      <div className="flex gap-2 sm:mt-[1.9rem]">{children}</div>
    </form>
  );
}
