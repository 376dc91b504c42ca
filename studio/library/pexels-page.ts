/** Where a found clip can be looked at; null for what is not from Pexels. */
export function pexelsPage(asset: string): string | null {
  const id = /^pexels:(\d+)/.exec(asset)?.[1];
  return id ? `https://www.pexels.com/video/${id}/` : null;
}
