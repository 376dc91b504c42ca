import type { TFunction } from 'i18next';
import { Clock, Coins, Layers, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiRenderPlan } from '../../core/api.ts';
import { leftText } from '../lib/units.ts';

interface RenderPlanProps {
  plan: ApiRenderPlan;
  /** There is a finished video already. */
  again: boolean;
  /** What is left to spend. */
  credits: number;
}

/** What will happen when somebody presses the button: what is made anew, how long it takes, what it costs. */
export function RenderPlan({ plan, again, credits }: RenderPlanProps) {
  const { t } = useTranslation();
  const { full, draft } = plan.qualities;
  const draftTime = draft.expected_ms === null ? null : (leftText(draft.expected_ms, t) ?? t('make.moments'));
  return (
    <ul
      className="flex flex-col gap-1.5 text-[15px] text-muted"
      aria-label={t('make.plan')}
      data-testid="render-plan"
    >
      <Line icon={Layers} testId={`plan-${full.remake}`}>
        {whatText(full, again, t)}
      </Line>
      <Line icon={Clock}>
        {timeText(full.expected_ms, t)}
        {draftTime !== null && ` ${t('make.draftTakes', { time: draftTime })}`}
      </Line>
      {plan.payment !== 'free' && (
        <Line icon={Coins} testId={`plan-${plan.payment}`}>
          {plan.payment === 'due'
            ? t('make.payment.due', { count: plan.cost, credits })
            : t(`make.payment.${plan.payment}`)}
        </Line>
      )}
    </ul>
  );
}

function Line({ icon: Icon, children, testId }: { icon: LucideIcon; children: ReactNode; testId?: string }) {
  return (
    <li className="flex gap-2" data-testid={testId}>
      <Icon aria-hidden className="mt-0.75 size-4.5 shrink-0" />
      <span>{children}</span>
    </li>
  );
}

function timeText(expectedMs: number | null, t: TFunction): string {
  if (expectedMs === null) return t('make.notMeasured');
  const time = leftText(expectedMs, t);
  return time === null ? t('make.takesMoments') : t('make.takes', { time });
}

function whatText(full: ApiRenderPlan['qualities']['full'], again: boolean, t: TFunction): string {
  switch (full.remake) {
    case 'everything':
      return t(again ? 'make.everythingAgain' : 'make.everything');
    case 'sound':
      return t('make.soundOnly');
    case 'nothing':
      return t('make.nothing');
    case 'parts': {
      const what = [
        ...(full.captions > 0 ? [t('make.parts.captions', { count: full.captions })] : []),
        ...(full.cards ? [t('make.parts.cards')] : []),
        ...(full.pictures ? [t('make.parts.pictures')] : []),
        ...(full.sound ? [t('make.parts.sound')] : []),
      ];
      return t('make.partsOnly', { what: what.join(', ') });
    }
  }
}
