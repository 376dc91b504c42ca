import { useLayoutEffect, useState } from 'react';

/** The height of the page's header, which stays at the top. */
const HEADER_PX = 64;
const GAP_PX = 12;

/** What covers the upper edge of the window: the header, and on a phone the picture that stays under it. */
export function useCoveredTop(picture: React.RefObject<HTMLElement | null>, pictureStays: boolean): number {
  const [pictureHeight, setPictureHeight] = useState(0);
  useLayoutEffect(() => {
    const element = picture.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setPictureHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [picture]);
  return HEADER_PX + GAP_PX + (pictureStays ? pictureHeight : 0);
}
