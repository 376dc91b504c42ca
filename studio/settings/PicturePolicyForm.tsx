import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { MAX_OWN_WORDS, PICTURE_RULES, type ApiPolicy } from '../../core/picture-policy.ts';
import { Button } from '../components/ui/button.tsx';
import { Field, Textarea } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { SwitchField } from '../look/SwitchField.tsx';
import { useChangePolicy } from './use-picture-policy.ts';

/** What a church does not want to see in the footage that is found for it. Each switch is kept at once. */
export function PicturePolicyForm({ policy, checking }: ApiPolicy) {
  const { t } = useTranslation();
  const change = useChangePolicy();
  const [ownWords, setOwnWords] = useState(policy.ownWords);
  return (
    <div className="flex flex-col gap-4" data-testid="picture-policy">
      <p className="text-[15px] text-muted">{t('pictures.lead')}</p>
      {!checking && <Notice kind="info">{t('pictures.nobodyChecks')}</Notice>}
      <fieldset>
        <legend className="mb-1 font-semibold">{t('pictures.avoidTitle')}</legend>
        <div className="flex flex-col divide-y divide-line">
          {PICTURE_RULES.map((rule) => (
            <SwitchField
              key={rule}
              label={t(`pictures.rules.${rule}.name`)}
              hint={t(`pictures.rules.${rule}.text`)}
              checked={policy.avoid.includes(rule)}
              onChange={(avoided) =>
                change.mutate({
                  avoid: PICTURE_RULES.filter((each) =>
                    each === rule ? avoided : policy.avoid.includes(each),
                  ),
                })
              }
              testId={`avoid-${rule}`}
            />
          ))}
        </div>
      </fieldset>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { ownWords },
            {
              onSuccess: ({ policy: saved }) => {
                setOwnWords(saved.ownWords);
                toast.success(t('settings.saved'));
              },
            },
          );
        }}
      >
        <Field label={t('pictures.ownWords')} hint={t('pictures.ownWordsHint')}>
          {(ids) => (
            <Textarea
              {...ids}
              value={ownWords}
              maxLength={MAX_OWN_WORDS}
              placeholder={t('pictures.ownWordsPlaceholder')}
              onChange={({ target }) => setOwnWords(target.value)}
              data-testid="policy-words"
            />
          )}
        </Field>
        <Button
          type="submit"
          className="self-start"
          disabled={change.isPending || ownWords.trim() === policy.ownWords}
          data-testid="policy-words-save"
        >
          {t('settings.save')}
        </Button>
      </form>
      <SwitchField
        label={t('pictures.showUnchecked')}
        hint={t('pictures.showUncheckedHint')}
        checked={policy.showUnchecked}
        onChange={(showUnchecked) => change.mutate({ showUnchecked })}
        testId="show-unchecked"
      />
      <p className="text-[15px] text-muted">{t('pictures.privacy')}</p>
    </div>
  );
}
