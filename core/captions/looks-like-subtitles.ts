/** Whether a text that was given as a manuscript is subtitles: it says so, or has lines of times with an arrow. */
export const looksLikeSubtitles = (text: string): boolean =>
  /^\s*(?:\uFEFF)?WEBVTT\b/.test(text) || /^\d[\d:.,]+\s*-->\s*\d/m.test(text);
