import { Config } from '@remotion/cli/config';

// For `npm run studio:templates` only; the worker calls Remotion's Node APIs, which do not read this file.
Config.setEntryPoint('compositions/index.ts');
// the built-in loops and music, so that templates can be seen over them
Config.setPublicDir('library');
Config.setShouldOpenBrowser(false);
Config.setOverwriteOutput(true);
