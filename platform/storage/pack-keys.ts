/** Edit packs stand beside the videos, not below them: they are removed when nobody has asked for a while. */
export const PACKS_PREFIX = 'packs/';

/** Storage keys of the edit pack of a video. */
export const packKeys = (videoId: string) => {
  const all = `${PACKS_PREFIX}${videoId}/`;
  return {
    /** Everything kept for it is below this: deleting it deletes them. */
    all,
    /** What is in a pack, by name; where it is, all is. */
    index: (name: string) => `${all}index-${name}.json`,
    /** A file of it, by all that is in it. */
    part: (file: string) => `${all}parts/${file}`,
  };
};
