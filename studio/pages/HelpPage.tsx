import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiConfig } from '../../core/api.ts';
import { LimitsList } from '../components/limits-list.tsx';
import { Page } from '../components/page.tsx';
import { KeyList } from '../editor/KeyList.tsx';
import { HelpSteps } from '../help/HelpSteps.tsx';
import { useConfig } from '../lib/queries.ts';
import { acceptedTypes } from '../upload/accepted-types.ts';

const SECTIONS = ['steps', 'files', 'phone', 'shortcuts', 'privacy', 'trouble'] as const;
type SectionName = (typeof SECTIONS)[number];
const TROUBLES = ['upload', 'file', 'timing', 'failed', 'conflict', 'password'] as const;

/** How it is done, from the recording to the video; for everybody, logged in or not. */
export default function HelpPage() {
  const { t } = useTranslation();
  const { data: config } = useConfig();
  return (
    <Page title={t('help.title')}>
      <h1 className="font-serif text-3xl sm:text-4xl">{t('help.title')}</h1>
      <p className="mt-3 max-w-prose text-lg text-muted">{t('help.lead')}</p>
      <div className="mt-8 grid gap-10 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <nav aria-labelledby="contents" className="lg:sticky lg:top-24 lg:self-start">
          <h2 id="contents" className="text-sm text-muted">
            {t('help.contents')}
          </h2>
          <ul className="mt-1 grid sm:grid-cols-2 lg:grid-cols-1">
            {SECTIONS.map((name) => (
              <li key={name}>
                <a
                  href={`#${name}`}
                  className="-mx-3 flex min-h-11 items-center rounded-lg px-3 font-medium hover:bg-sunken"
                >
                  {t(`help.sections.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex min-w-0 flex-col gap-14">
          <Section name="steps">
            <HelpSteps />
          </Section>
          <Section name="files">{config && <FileFacts config={config} />}</Section>
          <Section name="phone">
            <Points texts={[t('help.phone.android'), t('help.phone.iphone')]} />
          </Section>
          <Section name="shortcuts">
            <p className="max-w-prose">{t('help.shortcuts.where')}</p>
            <div className="mt-5 grid gap-x-10 gap-y-6 sm:grid-cols-2">
              <KeyList />
            </div>
          </Section>
          <Section name="privacy">
            <Points
              texts={[
                t('help.privacy.owner'),
                t('help.privacy.remove'),
                ...(config ? [t(config.speechToText ? 'help.privacy.speech' : 'help.privacy.noSpeech')] : []),
                t('help.privacy.writing'),
              ]}
            />
          </Section>
          <Section name="trouble">
            <dl className="flex flex-col gap-6">
              {TROUBLES.map((name) => (
                <div key={name}>
                  <dt className="font-semibold">{t(`help.trouble.${name}.title`)}</dt>
                  <dd className="mt-1 max-w-prose text-muted">{t(`help.trouble.${name}.text`)}</dd>
                </div>
              ))}
            </dl>
          </Section>
        </div>
      </div>
    </Page>
  );
}

function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`} className="mb-4 font-serif text-2xl">
        {t(`help.sections.${name}`)}
      </h2>
      {children}
    </section>
  );
}

function Points({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-2 pl-5 marker:text-accent">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function FileFacts({ config }: { config: ApiConfig }) {
  const { t } = useTranslation();
  return (
    <>
      <Points
        texts={[
          t('help.files.recording', { types: acceptedTypes(config.accept).join(', ') }),
          t('help.files.manuscript'),
          t('help.files.subtitles'),
          t(config.speechToText ? 'help.files.noWords' : 'help.files.needWords'),
        ]}
      />
      <LimitsList
        config={config}
        className="mt-5 rounded-card border border-line bg-raised p-5 sm:grid-cols-2"
      />
    </>
  );
}
