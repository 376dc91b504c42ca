import { join } from 'node:path';
import { bundle } from '@remotion/bundler';

/** Builds the bundle in a process of its own: the bundler's memory goes with it. Arguments: product folder, target folder. */
const [root, outDir] = process.argv.slice(2) as [string, string];

await bundle({
  entryPoint: join(root, 'compositions', 'index.ts'),
  rootDir: root,
  outDir,
  // clips and music never go through the browser: ffmpeg reads them
  publicDir: null,
  enableCaching: false,
  // 8 s where webpack takes 30
  rspack: true,
});
process.exit(0);
