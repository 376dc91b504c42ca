import { lazy, Suspense, useState, type ReactNode } from 'react';

const DialogPanel = lazy(() => import('./dialog-panel.tsx'));

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description: string;
  children: ReactNode;
}

/**
 * A panel over the page; on a phone it takes the whole screen. Escape and a click beside it close it. Its code comes when
 * it is first opened.
 */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <DialogPanel {...props} />
    </Suspense>
  );
}
