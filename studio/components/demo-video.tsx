import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReducedMotion } from '../templates/use-media-query.ts';

/** A video of ours, made by library/make-demo.ts: plays silently by itself, unless movement is unwelcome. */
export function DemoVideo() {
  const { t } = useTranslation();
  const still = useReducedMotion();
  const ready = useIdle();
  return (
    <figure>
      <video
        src="/demo/demo.mp4"
        poster="/demo/poster.jpg"
        width={960}
        height={540}
        muted
        loop
        playsInline
        controls
        autoPlay={ready && !still}
        preload={still || !ready ? 'none' : 'metadata'}
        aria-label={t('landing.demoLabel')}
        className="aspect-video w-full rounded-2xl border border-line bg-sunken"
        data-testid="demo"
      >
        <track kind="captions" src="/demo/demo.vtt" srcLang="ko" label={t('landing.demoSubtitles')} />
      </video>
      <figcaption className="mt-2 text-[15px] text-muted">{t('landing.demoCaption')}</figcaption>
    </figure>
  );
}

/** Once the page has nothing else to do: its words come before its film. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const begin = () => setIdle(true);
    // Safari has no idle callbacks
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(begin, 1_000);
      return () => clearTimeout(timer);
    }
    const callback = requestIdleCallback(begin, { timeout: 4_000 });
    return () => cancelIdleCallback(callback);
  }, []);
  return idle;
}
