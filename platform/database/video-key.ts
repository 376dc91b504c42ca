/** Whose video, and which: nobody reaches another's. */
export interface VideoKey {
  userId: string;
  videoId: string;
}
