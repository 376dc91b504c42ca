import type { PlayerRef } from '@remotion/player';
import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { MATCHED_LOW } from '../../core/captions/check-segments.ts';
import type { CaptionRhythm } from '../../core/video.ts';
import { Notice } from '../components/ui/notice.tsx';
import { CaptionList, type CaptionListHandle } from './CaptionList.tsx';
import type { DocumentStore } from './document-store.ts';
import type { PanelProps } from './panel-props.ts';
import { RhythmChoice } from './RhythmChoice.tsx';
import { useDocumentPart } from './use-document-store.ts';

interface CaptionsTabProps {
  store: DocumentStore;
  list: Ref<CaptionListHandle>;
  activeId: string | null;
  selectedId: string | null;
  onSelect: (id: string) => void;
  player: PlayerRef | null;
  disabled: boolean;
  onEdit: PanelProps['onEdit'];
  onRhythm: (rhythm: CaptionRhythm) => void;
  onGoTo: (startMs: number) => void;
  /** What covers the upper edge of the window, in pixels. */
  topPx: number;
}

/** The captions, and how they were divided. */
export const CaptionsTab = memo(function CaptionsTab(props: CaptionsTabProps) {
  const { store, list, disabled, onRhythm, ...given } = props;
  const document = useDocumentPart(store, (state) => state.document);
  return (
    <>
      <MatchedNotice share={document.transcript?.matched ?? 1} />
      {document.transcript && (
        <RhythmChoice value={document.rhythm} disabled={disabled} onChange={onRhythm} />
      )}
      <CaptionList {...given} ref={list} video={document} disabled={disabled} />
    </>
  );
});

/** Tells where much of the manuscript was not found in the recording. */
function MatchedNotice({ share }: { share: number }) {
  const { t } = useTranslation();
  if (share >= MATCHED_LOW) return null;
  return (
    <Notice kind="warning" className="mb-4" data-testid="matched-low">
      {t('check.matched', { percent: Math.round(share * 100) })}
    </Notice>
  );
}
