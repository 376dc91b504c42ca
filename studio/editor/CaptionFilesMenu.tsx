import { Captions, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CAPTION_FILES, isCaptionFile } from '../../core/captions/caption-files.ts';
import { Button } from '../components/ui/button.tsx';
import { Menu, MenuItem } from '../components/ui/menu.tsx';

interface CaptionFilesMenuProps {
  /** Address of the video. */
  path: string;
  version: number;
  /** Saves what is unsaved, before somebody has chosen. */
  onOpen: () => void;
}

/** The captions as they stand, as files: for video sites, players, readers and programs. */
export function CaptionFilesMenu({ path, version, onOpen }: CaptionFilesMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu
      align="start"
      trigger={
        <Button
          size="small"
          className="h-12"
          onPointerDown={onOpen}
          onFocus={onOpen}
          data-testid="caption-files"
        >
          <Captions aria-hidden />
          {t('editor.captionFiles')}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {Object.keys(CAPTION_FILES)
        .filter(isCaptionFile)
        .map((kind) => (
          <MenuItem key={kind} asChild>
            <a
              href={`${path}/${kind}?from=document&v=${version}&download=1`}
              download
              data-testid={`download-${kind}`}
            >
              <span className="flex-1">{t(`editor.files.${kind}`)}</span>
              <span className="text-[15px] text-muted">{t(`editor.filesFor.${kind}`)}</span>
            </a>
          </MenuItem>
        ))}
    </Menu>
  );
}
