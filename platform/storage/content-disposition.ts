/**
 * Content-Disposition that saves under a name in any script (RFC 6266): `filename*` for all browsers of this century,
 * an ASCII `filename` for the rest.
 */
export function contentDisposition(fileName: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  // Half of a surrogate pair, which no encoding knows, becomes U+FFFD on the way through a Buffer.
  const clean = Buffer.from(fileName)
    .toString()
    .replace(/[\p{Cc}/\\]+/gu, ' ')
    .trim();
  const ascii = clean.replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
