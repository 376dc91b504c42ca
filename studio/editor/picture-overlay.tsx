import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { FORMATS, type Format } from '../../core/format.ts';

/** The layer over the picture of the preview, while there is one. */
export const PictureLayer = createContext<HTMLElement | null>(null);

export interface PictureScale {
  /** Size of the picture in the pixels of the composition: 1920 by 1080 and the like. */
  width: number;
  height: number;
  /** Pixels of the screen to one of the composition. */
  scale: number;
}

interface PictureOverlayProps {
  format: Format;
  children: (picture: PictureScale) => ReactNode;
}

/**
 * Draws over the picture of the preview, from any panel of the editor: in pixels of the composition, scaled to the screen.
 * Presses go through to the player; what is to be dragged says `pointer-events-auto`.
 */
export function PictureOverlay({ format, children }: PictureOverlayProps) {
  const layer = use(PictureLayer);
  const { width, height } = FORMATS[format];
  const [shownWidth, setShownWidth] = useState(0);

  useEffect(() => {
    if (!layer) return;
    const observer = new ResizeObserver(() => setShownWidth(layer.clientWidth));
    observer.observe(layer);
    return () => observer.disconnect();
  }, [layer]);

  if (!layer || shownWidth === 0) return null;
  const scale = shownWidth / width;
  return createPortal(
    <div
      className="absolute top-0 left-0 origin-top-left"
      style={{ width, height, transform: `scale(${scale})` }}
    >
      {children({ width, height, scale })}
    </div>,
    layer,
  );
}
