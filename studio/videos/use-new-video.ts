import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { toast } from 'sonner';
import { SHARED_PARAM, takeSharedFiles } from '../share/shared-files.ts';
import { resumeWith } from '../upload/interrupted.ts';

/** `/videos?new=<look>` opens the panel with that look chosen. */
const NEW_PARAM = 'new';
const NO_FILES: readonly File[] = [];

/** What the panel for new videos begins with. */
export interface NewVideoStart {
  files: readonly File[];
  look: string | null;
}

/** The panel for new videos: opened by hand, by files that come from anywhere, or by the address. */
export function useNewVideo() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [opened, setOpened] = useState<NewVideoStart | null>(null);
  const look = params.get(NEW_PARAM);
  const shared = params.get(SHARED_PARAM);
  const forget = (param: string) =>
    setParams(
      (now) => {
        now.delete(param);
        return now;
      },
      { replace: true },
    );

  /** Files that a reload interrupted go on; the others are for new videos. */
  async function take(files: readonly File[]) {
    const { resumed, others } = await resumeWith(files);
    if (resumed.length > 0) {
      toast.success(t('dashboard.interrupted.resumed', { names: resumed.join(', ') }));
    }
    if (others.length > 0) setOpened({ files: others, look });
  }

  const takeShared = useEffectEvent((files: File[]) => {
    forget(SHARED_PARAM);
    if (files.length > 0) void take(files);
    else if (shared === 'missed') toast.error(t('dashboard.sharedMissed'));
  });
  useEffect(() => {
    if (shared !== null) void takeSharedFiles().then((files) => takeShared(files));
  }, [shared]);

  return {
    start: opened ?? (look === null ? null : { files: NO_FILES, look: look || null }),
    open: () => setOpened({ files: NO_FILES, look: null }),
    take: (files: readonly File[]) => void take(files),
    close: () => {
      setOpened(null);
      if (look !== null) forget(NEW_PARAM);
    },
  };
}
