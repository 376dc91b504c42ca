import {
  readTemplateFile,
  writeTemplateFile,
  type TemplateFileProblem,
} from '../../core/own-template-file.ts';
import type { OwnTemplate } from '../../core/own-template.ts';

/** A file of ours is a few hundred bytes; nothing a hundred times as large is read at all. */
const MAX_BYTES = 64 * 1024;

/** Hands a template over as a file, to be kept or passed on to another church. */
export function downloadTemplate(own: OwnTemplate): void {
  const address = URL.createObjectURL(new Blob([writeTemplateFile(own)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileNameOf(own.name)}.qt-template.json`;
  link.click();
  URL.revokeObjectURL(address);
}

/** A name without what file systems refuse. */
const fileNameOf = (name: string): string => name.replace(/[\\/:*?"<>|]+/g, '-').trim() || 'template';

/** What is in a file that somebody chose. */
export async function readTemplate(
  file: File,
  known: ReadonlySet<string>,
): Promise<{ template: OwnTemplate } | TemplateFileProblem> {
  return file.size > MAX_BYTES ? { problem: 'not_a_template' } : readTemplateFile(await file.text(), known);
}
