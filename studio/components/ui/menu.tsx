import { Slot } from 'radix-ui';
import { createContext, use, useState, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react';

/** Radix's menus: a tenth of the app's first script, and nobody opens one before the page is there. */
type Parts = typeof import('./menu-parts.tsx');
const load = (): Promise<Parts> => import('./menu-parts.tsx');
/** A failure is told when the menu is opened. */
const foresee = (): void => void load().catch(() => {});

const Loaded = createContext<Parts | null>(null);

/** @throws outside a menu */
function useParts(): Parts {
  const parts = use(Loaded);
  if (!parts) throw new Error('not in a menu');
  return parts;
}

export interface MenuProps {
  trigger: ReactNode;
  /** The side on which menu and trigger are flush. */
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A drop-down menu under its trigger; it comes when somebody is about to open it. */
export function Menu(props: MenuProps) {
  const [parts, setParts] = useState<Parts | null>(null);
  const open = () => void load().then(setParts);
  if (parts) {
    return (
      <Loaded value={parts}>
        <parts.Menu {...props} />
      </Loaded>
    );
  }
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  };
  return (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      data-state="closed"
      onPointerEnter={foresee}
      onFocus={foresee}
      onClick={open}
      onKeyDown={openByArrow}
    >
      {props.trigger}
    </Slot.Root>
  );
}

export function MenuItem(props: ComponentProps<Parts['MenuItem']>) {
  const parts = useParts();
  return <parts.MenuItem {...props} />;
}

export function MenuLabel(props: ComponentProps<Parts['MenuLabel']>) {
  const parts = useParts();
  return <parts.MenuLabel {...props} />;
}

export function MenuLine() {
  const parts = useParts();
  return <parts.MenuLine />;
}

export interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; label: string; testId?: string }[];
  onChoose: (value: T) => void;
}

export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const parts = useParts();
  return <parts.MenuChoice {...props} />;
}
