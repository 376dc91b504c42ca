import { BookmarkPlus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { DictionaryRule } from '../../core/dictionary/rule.ts';
import { suggestRules } from '../../core/dictionary/suggest-rules.ts';
import type { Caption } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { ruleFor, useDictionary, useDictionaryChanges } from '../dictionary/use-dictionary.ts';
import { failureText } from '../lib/failure-text.ts';

/** Long enough not to interrupt somebody who is still typing. */
const SETTLED_AFTER_MS = 1_200;

/** Asks under a caption that was corrected whether the correction shall be remembered; shows nothing otherwise. */
export function RememberRule({ caption }: { caption: Pick<Caption, 'lines'> }) {
  const text = caption.lines.join(' ');
  // what the corrections are compared with: as it was, or as it was when the last question was answered
  const [before, setBefore] = useState(text);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const rules = useMemo(() => (settled === before ? [] : suggestRules(before, settled)), [before, settled]);
  if (rules.length === 0 || settled !== text) return null;
  return <Offer rules={rules} onAnswered={() => setBefore(text)} />;
}

function Offer({ rules, onAnswered }: { rules: readonly DictionaryRule[]; onAnswered: () => void }) {
  const { t } = useTranslation();
  const dictionary = useDictionary();
  const { put, remove } = useDictionaryChanges();
  const present = dictionary.data?.rules ?? [];
  const offered = rules.filter(({ wrong, right }) => ruleFor(present, wrong)?.right !== right);
  if (!dictionary.data || offered.length === 0) return null;

  async function remember(rule: DictionaryRule) {
    const replaced = ruleFor(present, rule.wrong);
    try {
      await put.mutateAsync(rule);
    } catch (error) {
      toast.error(t('dictionary.addFailed'), { description: failureText(error, t) });
      return;
    }
    if (offered.length === 1) onAnswered();
    toast(t('remember.done', { wrong: rule.wrong, right: rule.right }), {
      action: { label: t('app.undo'), onClick: () => void forget(rule, replaced) },
    });
  }

  async function forget(rule: DictionaryRule, replaced: DictionaryRule | undefined) {
    try {
      if (replaced) return void (await put.mutateAsync(replaced));
      const kept = ruleFor((await dictionary.refetch()).data?.rules ?? [], rule.wrong);
      if (kept) await remove.mutateAsync(kept.id);
    } catch (error) {
      toast.error(t('dictionary.removeFailed'), { description: failureText(error, t) });
    }
  }

  return (
    <div
      role="status"
      className="animate-appear mr-1.5 mb-1.5 ml-15 flex basis-full flex-wrap items-center gap-x-1 gap-y-1.5 rounded-lg bg-sunken px-3 py-2.5"
      data-testid="remember"
    >
      <p className="basis-full text-[15px] text-muted">{t('remember.question')}</p>
      {offered.map((rule) => (
        <Button
          key={rule.wrong}
          size="small"
          className="max-w-full shrink px-3 whitespace-normal"
          disabled={put.isPending}
          onClick={() => void remember(rule)}
          data-testid="remember-add"
        >
          <BookmarkPlus aria-hidden />
          {t('remember.add', { wrong: rule.wrong, right: rule.right })}
        </Button>
      ))}
      <Button
        kind="quiet"
        size="small"
        className="px-3 font-medium text-muted"
        onClick={onAnswered}
        data-testid="remember-dismiss"
      >
        {t('remember.dismiss')}
      </Button>
    </div>
  );
}
