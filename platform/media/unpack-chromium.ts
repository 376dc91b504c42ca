import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeScript } from '../node-script.ts';
import { runProcess } from '../processes.ts';

const PACKAGE = '@sparticuz/chromium';
const UNPACK_MS = 120_000;

/**
 * The Chromium of `@sparticuz/chromium`, packed inside the npm package, unpacked once for each user of a machine: by
 * itself it unpacks to one place for all, where only the first user may run it. Null where it is not installed.
 */
export async function unpackChromium(): Promise<string | null> {
  const user = process.getuid?.() ?? 0;
  const home = join(tmpdir(), `qt-chromium-${await version()}-${user}`);
  const executable = join(home, 'chromium');
  if (await isOurs(executable, user)) return executable;
  const draft = await mkdtemp(`${home}-`);
  try {
    const { code } = await runProcess({
      ...withArgument(nodeScript(import.meta.url, './unpack-chromium-child'), draft),
      timeoutMs: UNPACK_MS,
    });
    if (code !== 0) return null;
    // another process may have been quicker
    await rename(draft, home).catch(() => {});
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return (await isOurs(executable, user)) ? executable : null;
}

const withArgument = ({ command, args }: { command: string; args: string[] }, argument: string) => ({
  command,
  args: [...args, argument],
});

/** Its package.json is none of the files that it lets be imported by name. */
async function version(): Promise<string> {
  const main = createRequire(import.meta.url).resolve(PACKAGE);
  const root = main.slice(0, main.lastIndexOf(join(PACKAGE)) + PACKAGE.length);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** What somebody else put at this place is not run. */
const isOurs = (path: string, user: number): Promise<boolean> =>
  stat(path).then(
    ({ uid }) => process.platform === 'win32' || uid === user,
    () => false,
  );
