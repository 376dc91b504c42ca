/** Storage keys of an upload to somebody's library. */
export const libraryKeys = (assetId: string) => {
  const all = `assets/own/${assetId}/`;
  return {
    /** Everything kept for it is below this: deleting it deletes them. */
    all,
    /** As it came. */
    original: (extension: string) => `${all}original${extension}`,
    /** What videos are made of: H.264 without sound, or the music as AAC. */
    main: `${all}main.mp4`,
    /** Light copy for the browser. */
    proxy: `${all}proxy.mp4`,
    /** One picture of it in the size of a video, and a small one. */
    still: `${all}still.jpg`,
    poster: `${all}poster.jpg`,
  };
};
