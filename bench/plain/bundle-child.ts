import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { bundle } from '@remotion/bundler';

/** Builds the bundle in a process of its own. Arguments: product folder, target folder. */
const [root, outDir] = process.argv.slice(2) as [string, string];
const standIn = fileURLToPath(new URL('./remotion-with-media.tsx', import.meta.url));

await bundle({
  entryPoint: join(root, 'compositions', 'index.ts'),
  rootDir: root,
  outDir,
  publicDir: null,
  enableCaching: false,
  rspack: true,
  // only where footage is shown; the stand-in itself, and all the rest, get Remotion as it is
  rspackOverride: (config) => ({
    ...config,
    module: {
      ...config.module,
      rules: [
        ...(config.module?.rules ?? []),
        { test: /compositions[\\/]Background\.tsx$/, resolve: { alias: { remotion$: standIn } } },
      ],
    },
  }),
});
process.exit(0);
