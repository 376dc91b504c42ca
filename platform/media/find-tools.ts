import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { runProcess } from '../processes.ts';
import type { FfmpegTools } from './ffmpeg-driver.ts';
import { nodeAvWorks } from './node-av/node-av-driver.ts';
import { unpackChromium } from './unpack-chromium.ts';

/** Paths somebody set by hand; they win over anything found. */
export interface ToolPaths {
  ffmpegPath?: string;
  ffprobePath?: string;
  chromiumPath?: string;
  /** Which engine to use; `auto`, the default, is ffmpeg where there is one. */
  mediaEngine?: 'auto' | MediaEngine['kind'];
}

/** What does the media work. */
export type MediaEngine = ({ kind: 'ffmpeg' } & FfmpegTools) | { kind: 'node-av' };

export interface BrowserTool {
  browserExecutable: string;
  /** How Remotion has to talk to it. */
  chromeMode: 'headless-shell' | 'chrome-for-testing';
}

export type Tools = BrowserTool & { mediaEngine: MediaEngine };

/** An ffmpeg that can make our videos (libx264 and AAC) with its ffprobe, or null. */
export async function findFfmpeg(config: ToolPaths = {}): Promise<FfmpegTools | null> {
  const tools = { ffmpegPath: config.ffmpegPath ?? 'ffmpeg', ffprobePath: config.ffprobePath ?? 'ffprobe' };
  const encoders = await output(tools.ffmpegPath, ['-hide_banner', '-v', 'error', '-encoders']);
  if (!encoders || !/\blibx264\b/.test(encoders) || !/\baac\b/.test(encoders)) return null;
  return (await output(tools.ffprobePath, ['-v', 'error', '-version'])) === null ? null : tools;
}

/** The ffmpeg of the machine, else the one that comes from npm, each tried before it is believed; null without either. */
export async function findMediaEngine(config: ToolPaths = {}): Promise<MediaEngine | null> {
  const { mediaEngine = 'auto' } = config;
  const ffmpeg = mediaEngine === 'node-av' ? null : await findFfmpeg(config);
  if (ffmpeg) return { kind: 'ffmpeg', ...ffmpeg };
  if (mediaEngine === 'ffmpeg') return null;
  return (await nodeAvWorks()) ? { kind: 'node-av' } : null;
}

/**
 * A Chromium to draw with, or null: the configured one, Remotion's own where it was downloaded, one of the system
 * (chromium-headless-shell is the fastest), else the one that comes from npm. Each is tried before it is believed.
 */
export async function findBrowser(config: ToolPaths = {}): Promise<BrowserTool | null> {
  if (config.chromiumPath) return working(config.chromiumPath);
  for (const candidate of [...remotionBrowsers(), ...SYSTEM_BROWSERS]) {
    const found = await working(candidate);
    if (found) return found;
  }
  // optional dependency: not there on every platform
  const fromNpm = await unpackChromium().catch(() => null);
  return fromNpm ? working(fromNpm, 'headless-shell') : null;
}

/**
 * Everything a render needs from the system. What is missing is installed with apt where we may (root on Debian or
 * Ubuntu), telling so in one line.
 * @throws AppError ffmpeg_missing | node_av_missing | browser_missing with the one command to type
 */
export async function ensureTools(
  request: { log?: (line: string) => void; config?: ToolPaths } = {},
): Promise<Tools> {
  const { log = () => {}, config = {} } = request;
  let [mediaEngine, browser] = await Promise.all([findMediaEngine(config), findBrowser(config)]);
  const missing = [
    ...(mediaEngine || config.mediaEngine === 'node-av' ? [] : ['ffmpeg']),
    ...(browser ? [] : browserPackages()),
  ];
  if (missing.length > 0 && (await mayInstall())) {
    log(`Installing ${missing.join(', ')} with apt …`);
    await aptInstall(missing);
    mediaEngine ??= await findMediaEngine(config);
    browser ??= await findBrowser(config);
  }
  if (!mediaEngine && config.mediaEngine === 'node-av') throw new AppError('node_av_missing');
  if (!mediaEngine)
    throw new AppError('ffmpeg_missing', { command: installCommand(['ffmpeg'], 'brew install ffmpeg') });
  if (!browser) {
    const command = installCommand(browserPackages(), 'npx remotion browser ensure');
    throw new AppError('browser_missing', { command });
  }
  return { mediaEngine, ...browser };
}

const SYSTEM_BROWSERS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where `npx remotion browser ensure` puts its browser. */
function remotionBrowsers(): string[] {
  const root = join(dirname(createRequire(import.meta.url).resolve('remotion/package.json')), '..');
  const shell = (platform: string) =>
    join(
      root,
      '.remotion/chrome-headless-shell',
      platform,
      `chrome-headless-shell-${platform}/chrome-headless-shell`,
    );
  return ['linux64', 'linux-arm64', 'mac-arm64', 'mac-x64'].map(shell).filter((path) => existsSync(path));
}

async function working(executable: string, mode?: BrowserTool['chromeMode']): Promise<BrowserTool | null> {
  // Remotion wants a path, not a name
  const path = executable.includes('/')
    ? executable
    : (await output('sh', ['-c', 'command -v "$1"', 'sh', executable]))?.trim();
  if (!path || (await output(path, ['--version'])) === null) return null;
  const chromeMode = mode ?? (/headless[-_]shell/.test(path) ? 'headless-shell' : 'chrome-for-testing');
  return { browserExecutable: path, chromeMode };
}

/** Standard output of a quick command, or null when it is not there or fails. */
async function output(command: string, args: string[]): Promise<string | null> {
  const result = await runProcess({ command, args, timeoutMs: 20_000 }).catch(() => null);
  return result?.code === 0 ? result.stdout.toString() : null;
}

function distribution(): 'debian' | 'ubuntu' | 'other' {
  if (!existsSync('/etc/os-release')) return 'other';
  const id = /^ID="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  return id === 'debian' || id === 'ubuntu' ? id : 'other';
}

/** Ubuntu's chromium is a snap, which containers cannot run: there the one from npm is used, which needs these. */
const browserPackages = (): string[] =>
  distribution() === 'ubuntu' ? ['libnss3', 'libexpat1'] : ['chromium-headless-shell'];

const mayInstall = async (): Promise<boolean> =>
  process.getuid?.() === 0 && distribution() !== 'other' && (await output('apt-get', ['--version'])) !== null;

async function aptInstall(packages: string[]): Promise<void> {
  const apt = (...args: string[]) =>
    runProcess({
      command: 'env',
      args: ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300', ...args],
      timeoutMs: 15 * 60_000,
    });
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', ...packages);
}

const installCommand = (packages: string[], elsewhere: string): string =>
  distribution() === 'other' ? elsewhere : `sudo apt-get install -y ${packages.join(' ')}`;
