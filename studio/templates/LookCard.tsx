import { Download, Ellipsis, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../components/ui/button.tsx';
import { Menu, MenuItem } from '../components/ui/menu.tsx';
import { downloadTemplate } from '../look/own-template-files.ts';
import { LookPreview } from './LookPreview.tsx';
import type { Look } from './looks.ts';
import type { PreviewRequest } from './preview-document.ts';
import { useInView } from './use-in-view.ts';
import { useCanHover, useReducedMotion } from './use-media-query.ts';

/** Who only passes over a card on the way to another does not mean it. */
const HOVER_MS = 250;

interface LookCardProps {
  look: Look;
  request: PreviewRequest;
  moving: boolean;
  onMove: (moves: boolean) => void;
  onRename: () => void;
  onRemove: () => void;
}

/** A look with its reason, moving when it is pointed at or asked to. */
export function LookCard({ look, request, moving, onMove, onRename, onRemove }: LookCardProps) {
  const { t } = useTranslation();
  const canHover = useCanHover();
  const reducedMotion = useReducedMotion();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const point = (on: boolean) => {
    clearTimeout(timer.current);
    if (!canHover || reducedMotion) return;
    timer.current = setTimeout(() => onMove(on), on ? HOVER_MS : 0);
  };
  const box = useRef<HTMLDivElement>(null);
  const inView = useInView(box);
  const { name } = look;
  return (
    <article
      className="flex flex-col overflow-hidden rounded-card border border-line bg-raised"
      data-testid={look.own ? 'own-look' : `look-${look.id}`}
    >
      <div
        ref={box}
        className="relative flex max-h-112 justify-center bg-stone-900"
        onPointerEnter={() => point(true)}
        onPointerLeave={() => point(false)}
      >
        <LookPreview
          request={request}
          // there are pictures of the product's own in the wide shape; all else is drawn where it is seen
          moving={moving || (inView && (look.own !== null || request.format !== '16:9'))}
          playing={moving}
          beginAt="caption"
          className={request.format === '9:16' ? 'h-112' : 'w-full'}
        />
        <button
          type="button"
          aria-label={t(moving ? 'dashboard.templates.pause' : 'dashboard.templates.play', { name })}
          onClick={() => {
            clearTimeout(timer.current);
            onMove(!moving);
          }}
          className="absolute right-2 bottom-2 flex size-11 items-center justify-center rounded-full bg-black/60 text-white hover:bg-black/75"
          data-testid="look-play"
        >
          {moving ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
        </button>
      </div>
      <div className="flex flex-1 flex-col gap-3 p-4">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <h3 className="text-lg leading-snug font-semibold">{name}</h3>
            <p className="text-[15px] text-muted">
              {look.own ? t('dashboard.templates.from', { name: look.description }) : look.description}
            </p>
          </div>
          {look.own && <OwnMenu look={look} own={look.own} onRename={onRename} onRemove={onRemove} />}
        </div>
        <Button asChild size="small" className="mt-auto">
          <Link to={`/videos?new=${encodeURIComponent(look.id)}`} data-testid="use-look">
            {t('dashboard.templates.use')}
          </Link>
        </Button>
      </div>
    </article>
  );
}

interface OwnMenuProps extends Pick<LookCardProps, 'look' | 'onRename' | 'onRemove'> {
  own: NonNullable<Look['own']>;
}

function OwnMenu({ look, own, onRename, onRemove }: OwnMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu
      trigger={
        <Button
          kind="quiet"
          size="icon"
          className="-mt-2 -mr-2"
          aria-label={t('dashboard.templates.more', { name: look.name })}
          data-testid="look-menu"
        >
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={onRename} data-testid="rename-look">
        <Pencil aria-hidden />
        {t('dashboard.templates.rename')}
      </MenuItem>
      <MenuItem onSelect={() => downloadTemplate(own)} data-testid="export-look">
        <Download aria-hidden />
        {t('look.export', { name: look.name })}
      </MenuItem>
      <MenuItem onSelect={onRemove} className="text-danger" data-testid="delete-look">
        <Trash2 aria-hidden />
        {t('look.remove', { name: look.name })}
      </MenuItem>
    </Menu>
  );
}
