import { loadConfig, loadEnvFiles } from '../platform/config.ts';
import { openLog } from '../platform/log.ts';
import { openMakingServices, type MakingServices } from '../platform/services.ts';

/** The product's services without any key, with a storage of their own. */
export function openBenchServices(storageDir: string): Promise<MakingServices> {
  const config = loadConfig(loadEnvFiles());
  return openMakingServices(
    {
      ...config,
      storage: { kind: 'local', dir: storageDir },
      speech: null,
      writing: null,
      footage: null,
    },
    openLog({ name: 'bench', level: 'warn' }),
  );
}
