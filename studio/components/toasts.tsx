import { Toaster } from 'sonner';
import { useShownTheme } from '../lib/theme.ts';

/** Where short messages are shown; after the page, which comes without any. */
export default function Toasts() {
  const theme = useShownTheme();
  return (
    <Toaster
      theme={theme}
      position="top-center"
      offset={76}
      mobileOffset={76}
      toastOptions={{
        classNames: {
          toast: 'font-sans! text-base! rounded-card! border-line! bg-raised! text-ink!',
          description: 'text-[15px]! text-muted!',
          actionButton: 'h-11! rounded-lg! bg-accent! px-4! text-base! text-on-accent!',
        },
      }}
    />
  );
}
