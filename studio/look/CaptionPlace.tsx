import { GripHorizontal } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { overlayOf } from '../../core/overlay.ts';
import { captionFontPx, captionTextBox } from '../../core/overlay-rects.ts';
import { resolveTemplate, type Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { PictureOverlay, type PictureScale } from '../editor/picture-overlay.tsx';
import { cn } from '../lib/cn.ts';
import { goodPlaces, placeCaption, placeLimits, type CaptionRoom, type GoodPlace } from './place-caption.ts';

interface CaptionPlaceProps {
  video: Video;
  template: Template;
  disabled: boolean;
  /** There is a caption in the picture; else the frame keeps back. */
  isShown: boolean;
  /** Begins to be moved: whoever moves it wants to see it. */
  onGrab: () => void;
  /** Distance of the last line from the lower edge, as a share of the height. */
  onPlace: (bottom: number) => void;
}

/** What a caption's place depends on. */
export function captionRoom(video: Video, template: Template): CaptionRoom {
  const { timeline, template: resolved } = overlayOf(video, template);
  const linesPx = 2 * captionFontPx(video.format, resolved) * resolved.caption.type.lineHeight;
  return {
    format: video.format,
    linesShare: linesPx / timeline.height,
    ofTemplate: resolveTemplate(template, {}).caption.bottom[video.format],
  };
}

/** A frame around the captions on the picture, to be dragged up and down, with arrow keys too. */
export function CaptionPlace(props: CaptionPlaceProps) {
  if (props.disabled) return null;
  return (
    <PictureOverlay format={props.video.format}>
      {(picture) => <CaptionFrame {...props} picture={picture} />}
    </PictureOverlay>
  );
}

/** A finger's width. */
const TARGET_PX = 44;
/** The label over the frame, and a little air. */
const LABEL_PX = 30;
const STEPS: Record<string, number> = { ArrowUp: 0.01, ArrowDown: -0.01, PageUp: 0.05, PageDown: -0.05 };

function CaptionFrame({
  video,
  template,
  isShown,
  onGrab,
  onPlace,
  picture: { height, scale },
}: CaptionPlaceProps & { picture: PictureScale }) {
  const { t } = useTranslation();
  const grabbed = useRef<{ clientY: number; bottom: number } | null>(null);
  const [snapped, setSnapped] = useState<GoodPlace | 'free' | null>(null);
  const overlay = overlayOf(video, template);
  const box = captionTextBox(video, overlay.template, overlay.timeline);
  const room = captionRoom(video, template);
  const { least, most } = placeLimits(room);
  const bottom = overlay.template.caption.bottom[video.format];
  const frame = { ...box, height: Math.max(box.height, TARGET_PX / scale) };

  function moveTo(wanted: number) {
    const placed = placeCaption(wanted, room);
    setSnapped(placed.place ?? 'free');
    if (placed.bottom !== bottom) onPlace(placed.bottom);
  }

  function grab(event: PointerEvent<HTMLDivElement>) {
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { clientY: event.clientY, bottom };
    setSnapped('free');
    onGrab();
  }

  function release() {
    grabbed.current = null;
    setSnapped(null);
  }

  function step(event: KeyboardEvent) {
    const by = STEPS[event.key];
    const edge = { Home: least, End: most }[event.key];
    if (by === undefined && edge === undefined) return;
    event.preventDefault();
    onGrab();
    // steps go through good places without being held by them
    const wanted = edge ?? Math.min(most, Math.max(least, bottom + (by ?? 0)));
    onPlace(Math.round(wanted * 1000) / 1000);
  }

  return (
    <>
      {snapped !== null && snapped !== 'free' && (
        <div
          aria-hidden
          className="absolute inset-x-0 border-t-2 border-dashed border-white/90 mix-blend-difference"
          style={{ top: height * (1 - lineOf(snapped, room)), borderTopWidth: 2 / scale }}
        />
      )}
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('look.captionPlace')}
        aria-orientation="vertical"
        aria-valuemin={Math.round(least * 100)}
        aria-valuemax={Math.round(most * 100)}
        aria-valuenow={Math.round(bottom * 100)}
        aria-valuetext={t('look.fromBottom', { percent: Math.round(bottom * 100) })}
        data-testid="caption-place"
        onPointerDown={grab}
        onPointerMove={({ clientY }) => {
          const from = grabbed.current;
          if (from) moveTo(from.bottom + (from.clientY - clientY) / scale / height);
        }}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyDown={step}
        onBlur={release}
        className={cn(
          'group pointer-events-auto absolute cursor-ns-resize touch-none border-dashed border-white/70 transition-colors select-none hover:border-white focus-visible:border-white',
          snapped !== null && 'border-white bg-white/10',
          !isShown && snapped === null && 'opacity-50 hover:opacity-100 focus-visible:opacity-100',
        )}
        style={{
          left: frame.x,
          top: frame.y - (frame.height - box.height) / 2,
          width: frame.width,
          height: frame.height,
          borderWidth: 1.5 / scale,
          borderRadius: 10 / scale,
          outlineWidth: 3 / scale,
        }}
      >
        <span
          className="absolute left-1/2 flex origin-top items-center gap-1.5 rounded-full bg-black/75 px-3 py-1 text-[14px] leading-none whitespace-nowrap text-white"
          style={labelStyle(frame, scale)}
        >
          <GripHorizontal aria-hidden className="size-4" />
          {/* it would lie over the words of a card: only for whoever is about to drag */}
          <span className={snapped === null ? 'hidden group-hover:inline group-focus-visible:inline' : ''}>
            {snapped === null || snapped === 'free' ? t('look.dragCaption') : t(`look.places.${snapped}`)}
          </span>
        </span>
      </div>
    </>
  );
}

/** Where the line of a good place is drawn: what a caption stands on, or hangs from. */
function lineOf(place: GoodPlace, room: CaptionRoom): number {
  if (place === 'middle') return 0.5;
  const bottom = goodPlaces(room).find((good) => good.place === place)?.bottom ?? 0;
  return place === 'top' ? bottom + room.linesShare : bottom;
}

/** The label keeps its size on the screen; it stands above the frame, and below it where there is no room above. */
function labelStyle({ y, height }: { y: number; height: number }, scale: number) {
  const top = y * scale > LABEL_PX ? -LABEL_PX / scale : height + 6 / scale;
  return { top, transform: `translateX(-50%) scale(${1 / scale})` };
}
