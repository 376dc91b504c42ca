import { LogOut } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { ApiUser } from '../../core/api.ts';
import { useChooseLanguage } from '../components/language-menu.tsx';
import { Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { ChoiceCards } from '../components/ui/choice-cards.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { failureText } from '../lib/failure-text.ts';
import { useMe } from '../lib/queries.ts';
import { useLogOut } from '../lib/session.ts';
import { chooseTheme, useTheme } from '../lib/theme.ts';
import { PasswordForm } from '../settings/PasswordForm.tsx';
import { PicturePolicyForm } from '../settings/PicturePolicyForm.tsx';
import { ProfileForm } from '../settings/ProfileForm.tsx';
import { usePicturePolicy } from '../settings/use-picture-policy.ts';

export default function SettingsPage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return (
    <Page title={t('settings.title')}>
      <div className="mx-auto flex max-w-2xl flex-col gap-6">
        <h1 className="font-serif text-3xl">{t('settings.title')}</h1>
        {me && (
          <>
            <Section title={t('settings.aboutTitle')}>
              <ProfileForm me={me} />
            </Section>
            <Section title={t('settings.picturesTitle')} anchor="pictures">
              <Pictures />
            </Section>
            <Section title={t('settings.screenTitle')}>
              <ScreenChoices />
            </Section>
            <Section title={t('settings.passwordTitle')}>
              <PasswordForm email={me.email} />
            </Section>
            <Section title={t('settings.accountTitle')}>
              <Account me={me} />
            </Section>
          </>
        )}
      </div>
    </Page>
  );
}

interface SectionProps {
  title: string;
  /** The part of the address after `#` that leads here. */
  anchor?: string;
  children: ReactNode;
}

function Section({ title, anchor, children }: SectionProps) {
  const id = useId();
  const { hash } = useLocation();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (anchor && hash === `#${anchor}`) box.current?.scrollIntoView();
  }, [anchor, hash]);
  return (
    <section
      ref={box}
      aria-labelledby={id}
      className="scroll-mt-24 rounded-card border border-line bg-raised p-5 sm:p-6"
    >
      <h2 id={id} className="mb-4 text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Pictures() {
  const { t } = useTranslation();
  const { data, error } = usePicturePolicy();
  if (error) return <Notice kind="danger">{failureText(error, t)}</Notice>;
  return data ? <PicturePolicyForm {...data} /> : <Skeleton className="h-96" />;
}

function ScreenChoices() {
  const { t } = useTranslation();
  const chooseLanguage = useChooseLanguage();
  const theme = useTheme();
  return (
    <div className="flex flex-col gap-5">
      <Choices
        label={t('app.language')}
        value={currentLanguage()}
        onChange={(language) => void chooseLanguage(language)}
        choices={[
          { value: 'ko', name: t('app.korean') },
          { value: 'en', name: t('app.english') },
        ]}
      />
      <Choices
        label={t('app.theme')}
        value={theme}
        onChange={chooseTheme}
        choices={[
          { value: 'system', name: t('app.themeSystem') },
          { value: 'light', name: t('app.themeLight') },
          { value: 'dark', name: t('app.themeDark') },
        ]}
      />
    </div>
  );
}

interface ChoicesProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; name: string }[];
}

function Choices<T extends string>({ label, choices, ...choice }: ChoicesProps<T>) {
  return (
    <div>
      <p aria-hidden className="mb-1.5 text-[15px] font-medium">
        {label}
      </p>
      <ChoiceCards
        {...choice}
        label={label}
        className="sm:grid-cols-3"
        choices={choices.map((each) => ({
          ...each,
          testId: `setting-${each.value}`,
          content: <span className="font-semibold">{each.name}</span>,
        }))}
      />
    </div>
  );
}

function Account({ me }: { me: ApiUser }) {
  const { t } = useTranslation();
  const logOut = useLogOut();
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        <dt className="text-muted">{t('settings.email')}</dt>
        <dd data-testid="settings-email">{me.email}</dd>
        <dt className="text-muted">{t('settings.credits')}</dt>
        <dd>{t('settings.creditsLeft', { count: me.credits })}</dd>
      </dl>
      <Button
        className="mt-5"
        disabled={logOut.isPending}
        onClick={() => logOut.mutate()}
        data-testid="settings-logout"
      >
        <LogOut aria-hidden />
        {t('app.logout')}
      </Button>
    </>
  );
}
