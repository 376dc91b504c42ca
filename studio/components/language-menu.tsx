import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLanguage, type Language } from '../i18n/index.ts';
import { keys } from '../lib/keys.ts';
import { MenuChoice } from './ui/menu.tsx';

/** Asks again for what the server said in the other language. */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const queryClient = useQueryClient();
  return async (language) => {
    await chooseLanguage(language);
    void queryClient.invalidateQueries({ queryKey: keys.videos });
    void queryClient.invalidateQueries({ queryKey: ['video'] });
  };
}

export function LanguageChoice() {
  const { t } = useTranslation();
  const choose = useChooseLanguage();
  return (
    <MenuChoice
      label={t('app.language')}
      value={currentLanguage()}
      onChoose={(language) => void choose(language)}
      choices={[
        { value: 'ko', label: t('app.korean'), testId: 'language-ko' },
        { value: 'en', label: t('app.english'), testId: 'language-en' },
      ]}
    />
  );
}
