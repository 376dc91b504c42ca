import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FORMATS } from '../../core/format.ts';
import { LookPreview } from './LookPreview.tsx';
import type { Look } from './looks.ts';
import type { PreviewRequest } from './preview-document.ts';
import { useInView } from './use-in-view.ts';
import { useReducedMotion } from './use-media-query.ts';

/** Tall videos leave room for what can be chosen below them. */
const MAX_HEIGHT_PX = 380;

interface LookStageProps {
  look: Look;
  request: PreviewRequest;
  /** Something else is moving just now. */
  resting: boolean;
}

/** The chosen look, large, in the shape and with the words of the video to be. */
export function LookStage({ look, request, resting }: LookStageProps) {
  const { t } = useTranslation();
  const reducedMotion = useReducedMotion();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const inView = useInView(box);
  const [wasSeen, setWasSeen] = useState(false);
  if (inView && !wasSeen) setWasSeen(true);
  const wanted = chosen ?? !reducedMotion;
  const { width, height } = FORMATS[request.format];
  const isOwn = request.texts.title.trim() !== '' || request.texts.words !== null;
  return (
    <div ref={box} className="mb-4" data-testid="look-stage">
      <div
        role="group"
        aria-label={t('dashboard.new.previewLabel', { name: look.name })}
        className="relative mx-auto overflow-hidden rounded-card"
        style={{ maxWidth: (MAX_HEIGHT_PX * width) / height }}
      >
        <LookPreview request={request} moving={wasSeen} playing={wanted && inView && !resting} />
        <button
          type="button"
          aria-label={t(wanted ? 'dashboard.new.pause' : 'dashboard.new.play')}
          onClick={() => setChosen(!wanted)}
          className="absolute right-2 bottom-2 flex size-11 items-center justify-center rounded-full bg-black/60 text-white hover:bg-black/75"
          data-testid="preview-toggle"
        >
          {wanted ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
        </button>
      </div>
      <p className="mt-2.5 font-semibold">{look.name}</p>
      <p className="text-[15px] text-muted">
        {look.own ? t('dashboard.templates.from', { name: look.description }) : look.description}
      </p>
      <p className="text-[15px] text-muted">
        {t(isOwn ? 'dashboard.new.preview' : 'dashboard.new.previewSample')}
      </p>
    </div>
  );
}
