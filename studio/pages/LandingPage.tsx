import { Captions, Eye, LockKeyhole } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DemoVideo } from '../components/demo-video.tsx';
import { LimitsList } from '../components/limits-list.tsx';
import { Page } from '../components/page.tsx';
import { TemplatePicture } from '../components/template-picture.tsx';
import { Button } from '../components/ui/button.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { useConfig } from '../lib/queries.ts';
import { useHydrated } from '../lib/use-hydrated.ts';

const TRUST = [
  { name: 'words', icon: Captions },
  { name: 'preview', icon: Eye },
  { name: 'private', icon: LockKeyhole },
] as const;

/** The build draws it beforehand as far as no server has to be asked: see build/prerender-landing.ts. */
export function LandingPage() {
  const { t } = useTranslation();
  const { data: config } = useConfig();
  const hydrated = useHydrated();
  const language = currentLanguage();
  const steps = [
    { title: t('landing.step1Title'), text: t('landing.step1Text') },
    { title: t('landing.step2Title'), text: t('landing.step2Text') },
    { title: t('landing.step3Title'), text: t('landing.step3Text') },
  ];
  return (
    <Page title={t('app.name')} className="pt-8 sm:pt-14">
      <section className="grid items-center gap-10 lg:grid-cols-[5fr_6fr] lg:gap-14">
        <div>
          <h1 className="font-serif text-4xl leading-tight whitespace-pre-line sm:text-5xl sm:leading-[1.2]">
            {t('landing.title')}
          </h1>
          <p className="mt-5 max-w-prose text-lg text-muted">{t('landing.lead')}</p>
          <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
            <Button asChild kind="main" className="px-7">
              <Link to="/register" data-testid="start">
                {t('landing.start')}
              </Link>
            </Button>
            <p className="text-muted">
              {t('landing.haveAccount')}{' '}
              <Link
                to="/login"
                className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4"
              >
                {t('app.login')}
              </Link>
            </p>
          </div>
        </div>
        <DemoVideo />
      </section>

      <section className="mt-20" aria-labelledby="how">
        <h2 id="how" className="font-serif text-2xl sm:text-3xl">
          {t('landing.howTitle')}
        </h2>
        <ol className="mt-6 grid gap-6 md:grid-cols-3">
          {steps.map((step, index) => (
            <li key={step.title} className="rounded-card border border-line bg-raised p-6">
              <span aria-hidden className="font-serif text-3xl text-accent">
                {index + 1}
              </span>
              <h3 className="mt-2 text-lg font-semibold">{step.title}</h3>
              <p className="mt-1.5 text-muted">{step.text}</p>
            </li>
          ))}
        </ol>
      </section>

      <section className="mt-20" aria-labelledby="trust">
        <h2 id="trust" className="font-serif text-2xl sm:text-3xl">
          {t('landing.trustTitle')}
        </h2>
        <ul className="mt-6 grid gap-x-10 gap-y-8 md:grid-cols-3">
          {TRUST.map(({ name, icon: Icon }) => (
            <li key={name}>
              <Icon aria-hidden className="size-7 text-accent" />
              <h3 className="mt-3 text-lg font-semibold">{t(`landing.trust.${name}.title`)}</h3>
              <p className="mt-1.5 text-muted">{t(`landing.trust.${name}.text`)}</p>
            </li>
          ))}
        </ul>
      </section>

      {hydrated && config && (
        <>
          <section className="mt-20" aria-labelledby="looks">
            <h2 id="looks" className="font-serif text-2xl sm:text-3xl">
              {t('landing.looksTitle')}
            </h2>
            <p className="mt-1.5 text-muted">{t('landing.looksText')}</p>
            <ul className="mt-6 grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 lg:grid-cols-5">
              {config.templates.map((template) => (
                <li key={template.id}>
                  <TemplatePicture template={template} className="rounded-card border border-line" />
                  <h3 className="mt-3 font-semibold">{template.name[language]}</h3>
                  <p className="text-[15px] text-muted">{template.description[language]}</p>
                </li>
              ))}
            </ul>
          </section>
          <section
            className="mt-20 rounded-card border border-line bg-raised p-6 sm:p-8"
            aria-labelledby="facts"
          >
            <h2 id="facts" className="text-lg font-semibold">
              {t('landing.factsTitle')}
            </h2>
            <LimitsList config={config} className="mt-4 sm:grid-cols-2" />
            <p className="mt-4 border-t border-line pt-4 text-[15px] text-muted">
              {t('landing.factTime')} {t('landing.factCheck')}
            </p>
          </section>
        </>
      )}
      {hydrated && (
        <footer className="mt-16 flex flex-wrap items-center justify-between gap-x-6 border-t border-line pt-4 text-[15px] text-muted">
          <p>{t('landing.footer')}</p>
          <Link to="/help" className="inline-flex min-h-11 items-center underline underline-offset-4">
            {t('landing.footerHelp')}
          </Link>
        </footer>
      )}
    </Page>
  );
}
