import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { toast } from 'sonner';
import { SHARED_PARAM, takeSharedFiles } from '../share/shared-files.ts';
import { resumeWith } from '../upload/interrupted.ts';

/** `/videos?new=<look>` opens the panel with that look chosen. */
const NEW_PARAM = 'new';

/** What the panel for new videos begins with. */
export interface NewVideoStart {
  files: File[];
  look: string | null;
}

/** The panel for new videos: opened by hand, by files that come from anywhere, or by the address. */
export function useNewVideo() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [start, setStart] = useState<NewVideoStart | null>(null);

  /** Files that a reload interrupted go on; the others are for new videos. */
  async function take(files: File[]) {
    const { resumed, others } = await resumeWith(files);
    if (resumed.length > 0) {
      toast.success(t('dashboard.interrupted.resumed', { names: resumed.join(', ') }));
    }
    if (others.length > 0) setStart({ files: others, look: null });
  }

  const followAddress = useEffectEvent(async (look: string | null, shared: string | null) => {
    setParams(
      (now) => {
        now.delete(NEW_PARAM);
        now.delete(SHARED_PARAM);
        return now;
      },
      { replace: true },
    );
    if (look !== null) setStart({ files: [], look: look || null });
    if (shared === null) return;
    const files = await takeSharedFiles();
    if (files.length > 0) await take(files);
    else if (shared === 'missed') toast.error(t('dashboard.sharedMissed'));
  });
  const look = params.get(NEW_PARAM);
  const shared = params.get(SHARED_PARAM);
  useEffect(() => {
    if (look !== null || shared !== null) void followAddress(look, shared);
  }, [look, shared]);

  return {
    start,
    open: () => setStart({ files: [], look: null }),
    take: (files: File[]) => void take(files),
    close: () => setStart(null),
  };
}
