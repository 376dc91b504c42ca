/** Names of what is kept in the query cache. */
export const keys = {
  config: ['config'],
  me: ['me'],
  videos: ['videos'],
  videoPage: (page: number, search: string) => ['videos', page, search],
  video: (id: string) => ['video', id],
  dictionary: ['dictionary'],
  library: ['library'],
  document: (id: string) => ['document', id],
  ownTemplates: ['own-templates'],
  renderPlan: (id: string, version: number) => ['render-plan', id, version],
} as const;
