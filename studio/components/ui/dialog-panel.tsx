import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import type { DialogProps } from './dialog.tsx';

/** What a dialog is once it is wanted. */
export default function DialogPanel({ open, onClose, title, description, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content className="animate-appear fixed inset-0 z-50 flex flex-col bg-surface text-ink sm:inset-x-4 sm:top-[5dvh] sm:bottom-auto sm:mx-auto sm:max-h-[90dvh] sm:max-w-2xl sm:rounded-card sm:border sm:border-line">
          <header className="flex items-start gap-4 border-b border-line px-5 py-4 sm:px-6">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-serif text-2xl">{title}</Radix.Title>
              <Radix.Description className="text-[15px] text-muted">{description}</Radix.Description>
            </div>
            <Radix.Close asChild>
              <Button kind="quiet" size="icon" aria-label={t('app.close')}>
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
