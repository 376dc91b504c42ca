import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';

/** Where tests keep bundles of the compositions from run to run: in the checkout, which is one user's. */
export const TEST_BUNDLES = join(PACKAGE_ROOT, 'node_modules', '.cache', 'qt-video', 'bundles');
