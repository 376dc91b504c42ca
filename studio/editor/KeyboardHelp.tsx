import { Keyboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { KeyList } from './KeyList.tsx';

interface KeyboardHelpProps {
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The keys of the editor, for whoever has a keyboard. */
export function KeyboardHelp({ open, onOpen }: KeyboardHelpProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        kind="quiet"
        size="icon"
        className="hidden sm:inline-flex"
        aria-label={t('timeline.keys.title')}
        title={t('timeline.keys.title')}
        aria-keyshortcuts="?"
        onClick={() => onOpen(true)}
        data-testid="keyboard-help"
      >
        <Keyboard aria-hidden />
      </Button>
      <Dialog
        open={open}
        onClose={() => onOpen(false)}
        title={t('timeline.keys.title')}
        description={t('timeline.keys.lead')}
      >
        <div className="grid gap-6 overflow-y-auto px-5 py-5 sm:grid-cols-2 sm:px-6">
          <KeyList />
        </div>
      </Dialog>
    </>
  );
}
