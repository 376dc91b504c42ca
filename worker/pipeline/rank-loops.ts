import { FORMATS, type Format } from '../../core/format.ts';
import type { Library, LibraryLoop } from '../../core/library.ts';
import { pictureWordsOf } from '../../core/picture-subjects.ts';
import type { Clip, Scene } from '../../core/video.ts';

/** Built-in loops for a scene, best first: those whose subjects the picture idea names, then the template's own order. */
export function rankLoops(request: {
  library: Library;
  format: Format;
  /** Of the template. */
  order: readonly string[];
  scene: Pick<Scene, 'picture' | 'tone'> | undefined;
}): Clip[] {
  const { library, format, order, scene } = request;
  const words = new Set(pictureWordsOf(scene?.picture ?? ''));
  const points = (loop: LibraryLoop) =>
    loop.subjects.filter((subject) => words.has(subject.toLowerCase())).length * 10 +
    (scene && loop.tone === scene.tone ? 2 : 0) -
    (order.includes(loop.id) ? order.indexOf(loop.id) : order.length) / 10;
  return library.loops
    .toSorted((a, b) => points(b) - points(a))
    .map(({ id, durationMs, subjects, color }) => ({
      asset: `builtin:loops/${id}`,
      durationMs,
      ...sizeOf(format),
      loops: true,
      tags: subjects.map((subject) => subject.toLowerCase()),
      ...(color && { color }),
    }));
}

const sizeOf = (format: Format): { width: number; height: number } => {
  const { width, height } = FORMATS[format === '9:16' ? '9:16' : '16:9'];
  return { width, height };
};
