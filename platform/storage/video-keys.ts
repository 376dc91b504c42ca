/** Storage keys of what belongs to a video. */
export const videoKeys = (videoId: string) => {
  const all = `videos/${videoId}/`;
  return {
    /** Everything kept for the video is below this: deleting it deletes them. */
    all,
    /** The recording as it came. */
    source: (extension: string) => `${all}source/audio${extension}`,
    /** Light copy of the recording, for the browser. */
    preview: `${all}voice.m4a`,
    /** Thumbnails by their designs. */
    thumbnails: `${all}thumbnails/`,
    /** What one run made; the runs before it stay until it is finished. */
    run: (run: number) => `${all}out/${run}/`,
  };
};
