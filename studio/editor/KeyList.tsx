import { useTranslation } from 'react-i18next';

/** What the keys do, and how they are written on a keyboard. */
const KEYS = {
  playing: [
    ['play', 'Space / K'],
    ['playTyping', 'Alt+K'],
    ['step', '← / →'],
    ['leap', 'J / L'],
  ],
  writing: [
    ['split', 'Enter'],
    ['line', 'Shift+Enter'],
    ['mergeBack', 'Backspace'],
    ['merge', 'Ctrl+Shift+Enter'],
    ['neighbour', '↑ / ↓'],
    ['nudgeStart', 'Alt+← / →'],
    ['nudgeEnd', 'Alt+Shift+← / →'],
    ['leave', 'Esc'],
  ],
  everywhere: [
    ['undo', 'Ctrl+Z'],
    ['redo', 'Ctrl+Shift+Z'],
    ['find', 'Ctrl+F'],
    ['help', '?'],
  ],
} as const;

const isApple = (): boolean => /Mac|iP(?:hone|ad)/.test(navigator.userAgent);

/** As it stands on the keys of this device. */
const written = (keys: string): string => (isApple() ? keys.replace('Ctrl', '⌘').replace('Alt', '⌥') : keys);

/** The keys of the editor, in groups. */
export function KeyList() {
  const { t } = useTranslation();
  return (['playing', 'writing', 'everywhere'] as const).map((group) => (
    <section key={group} className={group === 'writing' ? 'sm:row-span-2' : undefined}>
      <h3 className="mb-2 font-semibold">{t(`timeline.keys.groups.${group}`)}</h3>
      <dl className="flex flex-col gap-2 text-[15px]">
        {KEYS[group].map(([name, keys]) => (
          <div key={name} className="flex items-baseline justify-between gap-3">
            <dt className="text-muted">{t(`timeline.keys.${name}`)}</dt>
            <dd className="rounded-md border border-line-strong/60 bg-raised px-2 py-0.5 font-medium whitespace-nowrap">
              {written(keys)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
