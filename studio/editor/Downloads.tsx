import { Download, Image, ImagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiVideo } from '../../core/api.ts';
import { Button } from '../components/ui/button.tsx';
import { CaptionFilesMenu } from './CaptionFilesMenu.tsx';
import { EditPack } from './EditPack.tsx';

interface DownloadsProps {
  video: ApiVideo;
  hasCaptions: boolean;
  /** To download it is the main thing: it is whole, and as the document is. */
  isMain: boolean;
  onBeforeCaptions: () => void;
}

/** The video, its captions, its thumbnail and what it is made of as files. */
export function Downloads({ video, hasCaptions, isMain, onBeforeCaptions }: DownloadsProps) {
  const { t } = useTranslation();
  const { id, files, quality, version } = video;
  if (!files.mp4 && !hasCaptions) return null;
  const path = `/api/videos/${id}`;
  return (
    <div
      className="flex flex-wrap gap-2 *:flex-auto sm:*:flex-none"
      role="group"
      aria-label={t('editor.downloads')}
    >
      {files.mp4 && (
        <Button asChild kind={isMain ? 'main' : 'plain'} className="w-full sm:w-auto">
          <a href={`${path}/mp4?v=${version}-${quality}`} download data-testid="download-mp4">
            <Download aria-hidden />
            {t(quality === 'draft' ? 'editor.mp4Draft' : 'editor.mp4')}
          </a>
        </Button>
      )}
      {hasCaptions && <CaptionFilesMenu path={path} version={version} onOpen={onBeforeCaptions} />}
      {files.thumbnail && (
        <Button asChild size="small" className="h-12">
          <a href={`${path}/thumbnail?v=${version}`} download data-testid="download-thumbnail">
            <Image aria-hidden />
            {t('editor.thumbnail')}
          </a>
        </Button>
      )}
      <Button asChild size="small" className="h-12">
        <Link to={`/videos/${id}/thumbnail`} data-testid="open-thumbnail">
          <ImagePlus aria-hidden />
          {t('thumbnail.open')}
        </Link>
      </Button>
      {files.mp4 && <EditPack videoId={id} />}
    </div>
  );
}
