import { Check, Clock, EyeOff, MessageSquarePlus } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { cn } from '../lib/cn.ts';
import type { Mark } from './caption-rows.ts';

interface CaptionMarkProps {
  mark: Mark;
  onChecked: () => void;
  onShow: (show: boolean) => void;
}

/** What a person is asked about a caption, and the answers. */
export function CaptionMark({ mark, onChecked, onShow }: CaptionMarkProps) {
  const { t } = useTranslation();
  switch (mark) {
    case 'check':
      return (
        <Question icon={Clock} text={t('check.timing')}>
          <Answer onClick={onChecked} data-testid="mark-checked">
            <Check aria-hidden />
            {t('check.timingRight')}
          </Answer>
        </Question>
      );
    case 'spoken':
      return (
        <Question icon={MessageSquarePlus} text={t('check.spoken')}>
          <Answer onClick={() => onShow(true)} data-testid="mark-keep">
            <Check aria-hidden />
            {t('check.keep')}
          </Answer>
          <Answer onClick={() => onShow(false)} data-testid="mark-leave-out">
            <EyeOff aria-hidden />
            {t('check.leaveOut')}
          </Answer>
        </Question>
      );
  }
}

/** A line under a row of the list: what is asked, then the answers. */
export const Question = ({
  icon: Icon,
  text,
  calm = false,
  children,
}: {
  icon: typeof Clock;
  text: string;
  /** Answered already. */
  calm?: boolean;
  children: ReactNode;
}) => (
  <div className="flex basis-full flex-wrap items-center gap-x-1 pr-1 pl-3.5 text-[15px]">
    <p
      className={cn(
        'flex min-w-0 flex-1 basis-40 items-center gap-2 py-1',
        calm ? 'text-muted' : 'text-warning',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {text}
    </p>
    <span className="ml-auto flex">{children}</span>
  </div>
);

export const Answer = ({ className, ...props }: ComponentProps<typeof Button>) => (
  <Button kind="quiet" size="small" className={cn('gap-1.5 px-3 text-[15px]', className)} {...props} />
);
