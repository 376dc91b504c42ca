/** Names of what is kept in the query cache. */
export const keys = {
  config: ['config'],
  me: ['me'],
  videos: ['videos'],
  videoPage: (query: string) => ['videos', query],
  video: (id: string) => ['video', id],
  dictionary: ['dictionary'],
  library: ['library'],
  verdicts: ['verdicts'],
  picturePolicy: ['picture-policy'],
  clipChecks: ['clip-checks'],
  refusedClips: ['refused-clips'],
  document: (id: string) => ['document', id],
  ownTemplates: ['own-templates'],
  /** `updatedAt`: each edit and each run of the video may change it. */
  renderPlan: (id: string, updatedAt: string) => ['render-plan', id, updatedAt],
} as const;
