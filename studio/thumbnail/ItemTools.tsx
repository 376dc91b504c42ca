import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignStartHorizontal,
  AlignStartVertical,
  BringToFront,
  Copy,
  SendToBack,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import type { Place } from './edit-thumbnail.ts';

interface ItemToolsProps {
  canCopy: boolean;
  onPlace: (place: Place) => void;
  onCopy: () => void;
  onOrder: (step: 1 | -1) => void;
  onRemove: () => void;
}

// lucide names the line that things are aligned along
const PLACES = [
  { place: 'left', icon: AlignStartVertical },
  { place: 'centre', icon: AlignCenterVertical },
  { place: 'right', icon: AlignEndVertical },
  { place: 'top', icon: AlignStartHorizontal },
  { place: 'middle', icon: AlignCenterHorizontal },
  { place: 'bottom', icon: AlignEndHorizontal },
] as const;

/** What can be done with an item as a whole. */
export function ItemTools({ canCopy, onPlace, onCopy, onOrder, onRemove }: ItemToolsProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-1" role="toolbar" aria-label={t('thumbnail.tools')}>
      {PLACES.map(({ place, icon: Icon }) => (
        <Tool
          key={place}
          name={t(`thumbnail.places.${place}`)}
          onClick={() => onPlace(place)}
          testId={`place-${place}`}
        >
          <Icon aria-hidden />
        </Tool>
      ))}
      <Tool name={t('thumbnail.forward')} onClick={() => onOrder(1)}>
        <BringToFront aria-hidden />
      </Tool>
      <Tool name={t('thumbnail.backward')} onClick={() => onOrder(-1)}>
        <SendToBack aria-hidden />
      </Tool>
      <Tool name={t('thumbnail.copy')} onClick={onCopy} disabled={!canCopy} testId="thumbnail-copy">
        <Copy aria-hidden />
      </Tool>
      <Tool name={t('thumbnail.remove')} onClick={onRemove} testId="thumbnail-remove">
        <Trash2 aria-hidden className="text-danger" />
      </Tool>
    </div>
  );
}

function Tool(props: {
  name: string;
  onClick: () => void;
  disabled?: boolean;
  testId?: string;
  children: ReactNode;
}) {
  return (
    <Button
      kind="plain"
      size="icon"
      aria-label={props.name}
      title={props.name}
      disabled={props.disabled}
      onClick={props.onClick}
      data-testid={props.testId}
    >
      {props.children}
    </Button>
  );
}
