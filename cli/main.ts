import { Command, InvalidArgumentError, Option } from 'commander';
import { CAPTION_FILES, isCaptionFile, type CaptionFile } from '../core/captions/caption-files.ts';
import { AppError, isAppError } from '../core/errors.ts';
import { FORMATS } from '../core/format.ts';
import { errorMessage } from '../core/messages.ts';
import { rhythmSchema } from '../core/video.ts';
import { loadConfig, loadEnvFiles } from '../platform/config.ts';

const program = new Command('qt-video').description(
  'A spoken devotional in, a finished, subtitled video out.',
);

program
  .command('render')
  .description('make a video from a recording, without server or account')
  .argument('<recording>', 'MP3, WAV, M4A …')
  .option('-m, --manuscript <file>', 'what is said, as plain text or a Word document (.docx)')
  .option('-s, --subtitles <file>', 'what is said and when, as SRT or WebVTT')
  .option('-d, --dictionary <file>', 'corrections of what the speech service hears, as CSV: wrong, right')
  .option('-o, --out <file>', 'the MP4 to write', 'out.mp4')
  .addOption(
    new Option(
      '-c, --captions <types>',
      'write the captions beside it: srt, vtt, txt, json, with commas between',
    )
      .argParser(captionFiles)
      .default([], 'none'),
  )
  .option('--word-times', 'when each word begins, inside the VTT', false)
  .option('-t, --template <id>', 'how it looks', 'dawn')
  .addOption(
    new Option('-f, --format <format>', 'picture format').choices(Object.keys(FORMATS)).default('16:9'),
  )
  .addOption(
    new Option('-r, --rhythm <rhythm>', 'captions two lines at a time (long) or a line at a time (short)')
      .choices(rhythmSchema.options)
      .default('long'),
  )
  .option('--music <id>', 'a track of library/library.json, or none', 'template')
  .addOption(
    new Option('--backgrounds <ids>', 'loops of library/library.json, with commas between')
      .argParser((list: string) => list.split(',').map((id) => id.trim()))
      .default([], 'chosen by the words'),
  )
  .option('--title <text>', 'title on the opening card')
  .option('--scripture <text>', 'scripture reference on the opening card')
  .option('--church <text>', 'name of the church')
  .option('--language <tag>', 'language that is spoken', 'ko')
  .addOption(
    new Option('--draft', 'half the size and quickly encoded, for a quick look')
      .default(false)
      .conflicts('verify'),
  )
  .option('--edit-pack <file>', 'a ZIP with what the video is made of, for Premiere, DaVinci and CapCut')
  .option('--verify', 'hold the video against a plain render of it, frame by frame; takes long', false)
  .action(async (recording: string, options) => {
    const { renderCommand } = await import('./render.ts');
    await renderCommand({ recording, ...options });
  });

program
  .command('start')
  .description('everything on this machine: database, queue, server, worker, web app')
  .option('--dev', 'reload server, worker and web app when their code changes')
  .action(async (options: { dev?: boolean }) => {
    const { startCommand } = await import('./start.ts');
    await startCommand({ dev: options.dev ?? false });
  });

program
  .command('server')
  .description('the HTTP server alone')
  .action(async () => {
    const { serverCommand } = await import('./server.ts');
    await serverCommand();
  });

program
  .command('worker')
  .description('a worker alone; start as many as there are machines')
  .action(async () => {
    const { workerCommand } = await import('./worker.ts');
    await workerCommand();
  });

program
  .command('setup')
  .description('install what the product needs from the system, or say how')
  .action(async () => {
    const { ensureTools } = await import('../platform/media/find-tools.ts');
    const config = loadConfig(loadEnvFiles());
    await ensureTools({ config: config.tools, log: (line) => process.stdout.write(`${line}\n`) });
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exit(1);
}

/** `srt,txt` as a list. */
function captionFiles(given: string): CaptionFile[] {
  return given.split(',').map((name) => {
    const kind = name.trim().toLowerCase();
    if (!isCaptionFile(kind)) {
      throw new InvalidArgumentError(`Allowed are ${Object.keys(CAPTION_FILES).join(', ')}.`);
    }
    return kind;
  });
}

/** What the person at the terminal reads: in Korean and English, since the terminal seldom tells which. */
function explain(error: unknown): string {
  if (!isAppError(error)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { code, params, cause } = error satisfies AppError;
  const why = cause instanceof Error ? `\n  (${cause.message.trim().split('\n')[0]})` : '';
  return `✗ ${errorMessage(code, 'ko', params)}\n  ${errorMessage(code, 'en', params)}${why}`;
}
