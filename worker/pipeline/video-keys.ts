/** Storage keys of what belongs to a video; all below `videos/<id>/`, so that deleting it deletes them. */
export const videoKeys = (videoId: string) => ({
  /** Light copy of the recording, for the browser. */
  preview: `videos/${videoId}/voice.m4a`,
  /** What one run made; the runs before it stay until it is finished. */
  run: (run: number) => `videos/${videoId}/out/${run}/`,
});
