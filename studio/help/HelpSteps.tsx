import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n/index.ts';

/** In order; those with a picture have one in each language in public/help, taken by `npm run help-pictures`. */
const STEPS = [
  { name: 'prepare', picture: false },
  { name: 'upload', picture: true },
  { name: 'look', picture: true },
  { name: 'check', picture: true },
  { name: 'make', picture: true },
  { name: 'share', picture: false },
] as const;

/** From the recording to the shared video, step by step, with pictures of the app. */
export function HelpSteps() {
  const { t } = useTranslation();
  const language = currentLanguage();
  return (
    <ol className="flex flex-col gap-10">
      {STEPS.map(({ name, picture }, index) => {
        const title = t(`help.steps.${name}.title`);
        return (
          <li key={name} className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-4">
            <span
              aria-hidden
              className="flex size-10 items-center justify-center rounded-full border border-line-strong font-serif text-lg text-accent"
            >
              {index + 1}
            </span>
            <div>
              <h3 className="mt-1.5 text-lg font-semibold">{title}</h3>
              <p className="mt-1.5 max-w-prose text-muted">{t(`help.steps.${name}.text`)}</p>
              {picture && (
                <img
                  src={`/help/${name}-${language}.jpg`}
                  alt={t('help.pictureOf', { title })}
                  width={1200}
                  height={750}
                  loading="lazy"
                  className="mt-4 h-auto w-full rounded-card border border-line"
                />
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
