import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { frameToMs } from '../../core/format.ts';
import type { Timeline } from '../../core/timeline.ts';
import { Button } from '../components/ui/button.tsx';
import { clockText } from '../lib/units.ts';
import { SliderField } from '../look/SliderField.tsx';

interface FrameChoiceProps {
  /** In the finished video. */
  ms: number;
  timeline: Timeline;
  onChange: (ms: number) => void;
}

const STEP_MS = 100;

/** A moment of the video, by a slider and from scene to scene. */
export function FrameChoice({ ms, timeline, onChange }: FrameChoiceProps) {
  const { t } = useTranslation();
  const lastMs = Math.floor(frameToMs(timeline.durationInFrames - 1));
  // the middle of a scene, where it has come in and not begun to leave
  const scenes = timeline.shots.map(({ from, to }) => Math.round(frameToMs((from + to) / 2)));
  const before = scenes.findLast((at) => at < ms - STEP_MS);
  const after = scenes.find((at) => at > ms + STEP_MS);
  return (
    <div>
      <SliderField
        label={t('thumbnail.frame')}
        value={ms}
        min={0}
        max={Math.max(STEP_MS, lastMs)}
        step={STEP_MS}
        text={clockText(ms)}
        onChange={onChange}
        testId="thumbnail-frame"
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          disabled={before === undefined}
          onClick={() => before !== undefined && onChange(before)}
        >
          <ChevronLeft aria-hidden />
          {t('thumbnail.sceneBefore')}
        </Button>
        <Button
          size="small"
          disabled={after === undefined}
          onClick={() => after !== undefined && onChange(after)}
          data-testid="thumbnail-next-scene"
        >
          {t('thumbnail.sceneAfter')}
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </div>
  );
}
