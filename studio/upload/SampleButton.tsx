import { Sparkles } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiConfig } from '../../core/api.ts';
import { Button } from '../components/ui/button.tsx';
import { fetchSample } from './sample.ts';
import { startUpload } from './uploads.ts';

/** Makes a video of our own one-minute devotional: one click, the usual way. */
export function SampleButton({ config, className }: { config: ApiConfig; className?: string }) {
  const { t } = useTranslation();
  const sample = useMutation({
    mutationFn: () => fetchSample(config),
    onSuccess: (video) => video && void startUpload(video),
    onError: () => toast.error(t('upload.errors.sample')),
  });
  return (
    <Button
      className={className}
      disabled={sample.isPending}
      onClick={() => sample.mutate()}
      data-testid="try-sample"
    >
      <Sparkles aria-hidden />
      {t(sample.isPending ? 'videos.samplePreparing' : 'videos.sample')}
    </Button>
  );
}
