import { parentPort, workerData } from 'node:worker_threads';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { docxText, type DocxElement } from './docx-text.ts';
import { MAX_UNPACKED_BYTES, type DocxAnswer } from './read-docx.ts';

/** The other side of `readDocx`: one document, one answer, then the thread ends. */
async function read(bytes: Uint8Array): Promise<DocxAnswer> {
  const zip = await JSZip.loadAsync(bytes);
  let left = MAX_UNPACKED_BYTES;
  // sizes written in a zip may lie: what is inside is unpacked piece by piece and counted before anything keeps it
  for (const file of Object.values(zip.files)) {
    left -= await unpackedSize(file, left);
    if (left < 0) return { tooLarge: true };
  }
  let text = '';
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      includeEmbeddedStyleMap: false,
      transformDocument: (document: DocxElement) => {
        text = docxText(document);
        // nothing is left to be made into HTML
        return { ...document, children: [] };
      },
    },
  );
  return { text };
}

/** Size of a file in a zip, counted up to a little over `most`. */
function unpackedSize(file: JSZip.JSZipObject, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const stream = file.nodeStream();
    stream
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= most) return;
        stream.pause();
        resolve(size);
      })
      .on('error', reject)
      .on('end', () => resolve(size))
      .resume();
  });
}

read(workerData as Uint8Array)
  .catch((error: unknown): DocxAnswer => ({ damaged: String(error) }))
  .then(
    (answer) => parentPort!.postMessage(answer),
    () => {},
  );
