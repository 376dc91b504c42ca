import childProcess from 'node:child_process';
import { rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { Server } from 'node:net';
import { join } from 'node:path';
import { makeCancelSignal, openBrowser, renderFrames } from '@remotion/renderer';
import { FORMATS, FPS } from '../../core/format.ts';
import { overlayOf } from '../../core/overlay.ts';
import type {
  AnyDrawing,
  DrawRequest,
  DrawSettings,
  FromDrawer,
  StillRequest,
  ToDrawer,
  WholeRequest,
} from './draw-messages.ts';

/**
 * The process that holds the browser. On its own, because Remotion takes over the signals of the process it runs in,
 * and so that one kill of its group ends all drawing for certain.
 */

// Remotion starts the browser in a group of its own, where it would outlive a kill of ours
const spawn = childProcess.spawn;
const spawnInOurGroup = (command: string, args: string[], options: childProcess.SpawnOptions) => {
  const child = spawn(command, args, { ...options, detached: false });
  // Remotion, which may start it by way of another program, would wait for ever for a browser that is gone
  if ([command, ...args].includes(settings.browserExecutable))
    child.once('exit', () => browserIsOpen && end());
  return child;
};
let browserIsOpen = false;
Object.assign(childProcess, { spawn: spawnInOurGroup });
// Remotion imports `spawn` as a module of ECMAScript, which sees the change only now
syncBuiltinESMExports();

// Remotion's server listens on every interface and fetches any address asked of it: keep it on this machine
const listen = Server.prototype.listen;
Server.prototype.listen = function (this: Server, ...args: unknown[]) {
  const [options] = args as [{ host?: string } | undefined];
  if (options?.host === '::' || options?.host === '0.0.0.0') options.host = '127.0.0.1';
  return Reflect.apply(listen, this, args) as Server;
};

/** Longest wait for one screenshot: fonts on a slow, busy machine. */
const SCREENSHOT_TIMEOUT_MS = 120_000;

const settings = JSON.parse(process.argv[2]!) as DrawSettings;
// Chromium's profile and Remotion's downloads go where `end` removes them
process.env['TMPDIR'] = settings.tempDir;
const browserOptions = {
  browserExecutable: settings.browserExecutable,
  chromeMode: settings.chromeMode,
  logLevel: 'error' as const,
};
const tell = (message: FromDrawer) => void process.send?.(message);
const messageOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

function end(): void {
  try {
    // fails where the browser is just writing into it: then whoever asked removes it, or the sweep of the next worker
    rmSync(settings.tempDir, { recursive: true, force: true, maxRetries: 3 });
  } finally {
    // the whole group, browser and ourselves
    process.kill(-process.pid, 'SIGKILL');
  }
}

// without whoever asked there is nobody to draw for
process.on('disconnect', end);

const cancels = new Map<number, () => void>();
const browser = await openBrowser('chrome', browserOptions).catch((error: unknown) => {
  process.send?.({ kind: 'failed', id: null, message: messageOf(error) }, end);
  throw error;
});
browserIsOpen = true;

process.on('message', (message: ToDrawer) => {
  if (message.kind === 'cancel') cancels.get(message.id)?.();
  else {
    draw(message.id, message.request).then(
      () => tell({ kind: 'done', id: message.id }),
      (error: unknown) => tell({ kind: 'failed', id: message.id, message: messageOf(error) }),
    );
  }
});
tell({ kind: 'ready' });

async function draw(id: number, request: AnyDrawing): Promise<void> {
  const { folder } = request;
  const { frames, props, scale, ...composition } = drawingOf(request);
  const { cancelSignal, cancel } = makeCancelSignal();
  cancels.set(id, cancel);
  const writing: Promise<void>[] = [];
  try {
    await renderFrames({
      ...browserOptions,
      puppeteerInstance: browser,
      serveUrl: settings.bundleDir,
      composition: {
        ...composition,
        fps: FPS,
        props,
        defaultProps: {},
        defaultCodec: null,
        defaultOutName: null,
        defaultVideoImageFormat: null,
        defaultPixelFormat: null,
        defaultProResProfile: null,
        defaultSampleRate: null,
      },
      inputProps: props,
      frames,
      scale,
      imageFormat: 'png',
      muted: true,
      outputDir: null,
      timeoutInMilliseconds: SCREENSHOT_TIMEOUT_MS,
      onStart: () => {},
      onFrameUpdate: () => {},
      onFrameBuffer: (png, sheet) => {
        const written = write(join(folder, `${sheet}.png`), png);
        writing.push(written.then(() => tell({ kind: 'sheet', id, sheet })));
      },
      cancelSignal,
    });
    await Promise.all(writing);
  } finally {
    cancels.delete(id);
  }
}

function drawingOf(request: AnyDrawing) {
  if ('design' in request) return stillOf(request);
  return 'sheets' in request ? sheetsOf(request) : wholeFramesOf(request);
}

function stillOf({ design, pictureUrl, scale }: StillRequest) {
  const props = { design, pictureUrl } as Record<string, unknown>;
  return { id: 'Thumbnail', ...FORMATS[design.format], durationInFrames: 1, frames: [0], scale, props };
}

function sheetsOf({ video, template, size, sheets, scale = 1 }: DrawRequest) {
  const { durationInFrames } = overlayOf(video, template).timeline;
  return {
    id: 'Sheet',
    ...size,
    // a video of few frames may need more sheets than it has frames
    durationInFrames: Math.max(durationInFrames, sheets.length),
    frames: sheets.map((_, sheet) => sheet),
    scale,
    props: { video, template, assets: {}, size, sheets } as Record<string, unknown>,
  };
}

function wholeFramesOf({ video, template, assets, frames }: WholeRequest) {
  const { width, height, durationInFrames } = overlayOf(video, template).timeline;
  const props = { video, template, assets } as Record<string, unknown>;
  return { id: 'Video', width, height, durationInFrames, frames, scale: 1, props };
}

async function write(path: string, data: Buffer): Promise<void> {
  await writeFile(`${path}.part`, data);
  await rename(`${path}.part`, path);
}
