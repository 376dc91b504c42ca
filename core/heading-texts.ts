import type { Video } from './video.ts';

/** What stands over an audiogram all the time; either may be empty. Without a title the scripture takes its place. */
export function headingTexts(video: Video): { title: string; detail: string } {
  const title = video.title.trim();
  const scripture = video.scripture.trim();
  return { title: title || scripture, detail: title ? scripture : '' };
}
