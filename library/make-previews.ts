/**
 * Takes the picture by which each template is chosen: `npm run previews` for all, `npm run previews -- dawn` for some.
 * It shows the sample of Studio at a well-known verse, at full size, and is made small afterwards.
 */
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { renderStill, selectComposition } from '@remotion/renderer';
import { sampleVideo } from '../compositions/sample.ts';
import { overlayOf } from '../core/overlay.ts';
import type { Template } from '../core/template.ts';
import { loadLibrary } from '../platform/library.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { loadTemplates } from '../platform/templates.ts';
import { withCompositions, type Drawing } from './with-compositions.ts';

const SIZE = '640:360';
/** A caption over the first of the template's loops, and the share of it that has been said: its last word is. */
const SHOWN_CAPTION = 1;
const SAID_SHARE = 0.7;

const { dir: publicDir } = await loadLibrary();
const asked = process.argv.slice(2);
const templates = await loadTemplates();
const unknown = asked.filter((id) => !templates.has(id));
if (unknown.length > 0) throw new Error(`There is no templates/${unknown.join(', templates/')}`);

await withCompositions(publicDir, async (drawing) => {
  for (const [id, template] of templates) {
    if (asked.length === 0 || asked.includes(id)) await makePreview(template, drawing);
  }
});

async function makePreview(template: Template, { work, media, remotion }: Drawing): Promise<void> {
  const { id, loops } = template;
  const { timeline } = overlayOf(sampleVideo('16:9', id, loops), template);
  const shown = timeline.captions[SHOWN_CAPTION];
  if (!shown) throw new Error('the sample has too few captions');
  // without props the composition shows its sample, over the template's own loops
  const composition = await selectComposition({ ...remotion, id: `${id}-16x9` });
  const picture = join(work, `${id}.png`);
  const frame = Math.floor(shown.from + (shown.to - shown.from) * SAID_SHARE);
  await renderStill({ ...remotion, composition, frame, imageFormat: 'png', output: picture });
  const out = join(PACKAGE_ROOT, 'templates', id, 'preview.jpg');
  await media.run({
    kind: 'encode',
    inputs: [{ path: picture }],
    filter: `[0:v]scale=${SIZE}:flags=lanczos+accurate_rnd:out_range=pc,format=yuvj420p[small]`,
    outputs: [{ label: 'small', format: 'jpeg', path: `${out}.part`, quality: 4 }],
  });
  await rename(`${out}.part`, out);
  console.log(`templates/${id}/preview.jpg: ${Math.round((await stat(out)).size / 1000)} kB`);
}
