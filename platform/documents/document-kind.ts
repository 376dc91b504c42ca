/** What a file is by its first bytes, as far as that decides how to read a manuscript. */
export type DocumentKind =
  | { kind: 'text' }
  | { kind: 'docx' }
  /** Protected with a password: its content cannot be looked at. */
  | { kind: 'locked' }
  /** Named as people know it: HWP, PDF … */
  | { kind: 'other'; name: string };

const startsWith = (bytes: Uint8Array, head: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, head.length)).toString('latin1') ===
  head;

const includes = (bytes: Uint8Array, text: string, encoding: BufferEncoding): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text, 0, encoding);

/** Tells documents apart by content, not by name: what is sent as text may be anything. */
export function documentKind(bytes: Uint8Array): DocumentKind {
  if (startsWith(bytes, 'PK\x03\x04')) return zipKind(bytes);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oldOfficeKind(bytes);
  if (startsWith(bytes, '%PDF')) return { kind: 'other', name: 'PDF' };
  if (startsWith(bytes, '{\\rtf')) return { kind: 'other', name: 'RTF' };
  if (startsWith(bytes, 'HWP Document File')) return { kind: 'other', name: 'HWP' };
  return { kind: 'text' };
}

/** Names of what is inside stand uncompressed in a zip. */
function zipKind(bytes: Uint8Array): DocumentKind {
  if (includes(bytes, 'application/hwp+zip', 'latin1')) return { kind: 'other', name: 'HWPX' };
  if (includes(bytes, 'application/vnd.oasis.opendocument', 'latin1')) return { kind: 'other', name: 'ODT' };
  if (includes(bytes, 'Index/Document.iwa', 'latin1')) return { kind: 'other', name: 'Pages' };
  if (includes(bytes, 'ppt/presentation.xml', 'latin1')) return { kind: 'other', name: 'PPTX' };
  if (includes(bytes, 'xl/workbook.xml', 'latin1')) return { kind: 'other', name: 'XLSX' };
  return { kind: 'docx' };
}

/** The container of Office before 2007 and of HWP 5; newer Office locks its files up in one. Names inside are UTF-16. */
function oldOfficeKind(bytes: Uint8Array): DocumentKind {
  if (includes(bytes, 'EncryptedPackage', 'utf16le')) return { kind: 'locked' };
  if (includes(bytes, 'HWP Document File', 'latin1')) return { kind: 'other', name: 'HWP' };
  if (includes(bytes, 'WordDocument', 'utf16le')) return { kind: 'other', name: 'DOC' };
  return { kind: 'other', name: 'HWP, DOC' };
}
