import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { startTicksOf } from './process-registry.ts';
import { runProcess, startProcess, sweepOrphans } from './processes.ts';

// a registry of our own: another program of ours starting on this machine would sweep first
vi.stubEnv('TMPDIR', mkdtempSync(join(tmpdir(), 'qt-processes-')));

/** All that parents noted for whoever comes after them. */
function readNotes(): string {
  const folder = join(tmpdir(), `qt-video-run-${process.getuid!()}`);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

const isAlive = (pid: number) => startTicksOf(pid) !== null;

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20);
}

/** A Node program of ours that uses the spawner: what happens to its children when it is killed? */
const parentProgram = (body: string) => ({
  command: process.execPath,
  args: [
    '--import',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
    '--input-type=module',
    '-e',
    `import { startProcess } from ${JSON.stringify(new URL('./processes.ts', import.meta.url).href)};
     const child = await startProcess({ command: 'sleep', args: ['1000'] });
     console.log(child.pid);
     ${body}`,
  ],
});

async function startParent(body: string) {
  let told: (pid: number) => void;
  const childPid = new Promise<number>((resolve) => (told = resolve));
  const parent = await startProcess({ ...parentProgram(body), onStdout: (chunk) => told(Number(chunk)) });
  return { parent, childPid: await childPid };
}

describe('runProcess', () => {
  it('gives exit code, output and complaints, and feeds the input', async () => {
    const result = await runProcess({
      command: 'sh',
      args: ['-c', 'cat; echo oh >&2; exit 3'],
      input: '말씀',
    });
    expect(result).toMatchObject({ code: 3, signal: null, stopped: null, stderr: 'oh\n' });
    expect(result.stdout.toString()).toBe('말씀');
  });

  it('says when a command does not exist', async () => {
    await expect(runProcess({ command: '/no/such/command', args: [] })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('hands on lines of stderr, also those ended by a carriage return', async () => {
    const lines: string[] = [];
    const onStderrLine = (line: string) => lines.push(line);
    await runProcess({ command: 'printf', args: ['x'], onStderrLine });
    await runProcess({ command: 'sh', args: ['-c', "printf 'a\\rb\\nc' >&2"], onStderrLine });
    expect(lines).toEqual(['a', 'b', 'c']);
  });

  it('ends the whole group on abort, grandchildren too', async () => {
    const abort = new AbortController();
    let grandchild = 0;
    const run = runProcess({
      command: 'sh',
      args: ['-c', 'sleep 1000 & echo $!; wait'],
      signal: abort.signal,
      onStdout: (chunk) => {
        grandchild = Number(chunk);
        abort.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    await gone(grandchild);
  });

  it('does not start anything when already cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(runProcess({ command: 'sh', args: [], signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('ends what runs too long or says too much', async () => {
    const slow = await runProcess({ command: 'sleep', args: ['1000'], timeoutMs: 50 });
    expect(slow).toMatchObject({ code: null, stopped: 'timeout' });
    const loud = await runProcess({ command: 'yes', args: [], maxOutputBytes: 1000 });
    expect(loud.stopped).toBe('output_limit');
    expect(loud.stdout.length).toBeLessThanOrEqual(1000);
  });

  it('ends what a finished command left running in its group', async () => {
    const result = await runProcess({ command: 'sh', args: ['-c', 'sleep 1000 & echo $!'] });
    await gone(Number(result.stdout));
  });
});

describe('children of a parent that ends', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('end with it on %s', async (signal) => {
    const { parent, childPid } = await startParent('');
    process.kill(parent.pid, signal);
    expect((await parent.done).signal).toBe(signal);
    await gone(childPid);
  });

  it('end with it when it exits or throws', async () => {
    for (const body of ['process.exit(0)', 'throw new Error("no")']) {
      const { parent, childPid } = await startParent(`setTimeout(() => { ${body} }, 50)`);
      await parent.done;
      await gone(childPid);
    }
  });

  it('are ended by the next sweep when it was killed outright', async () => {
    const { parent, childPid } = await startParent('');
    process.kill(parent.pid, 'SIGKILL');
    await parent.done;
    expect(isAlive(childPid)).toBe(true);
    sweepOrphans();
    await gone(childPid);
  });

  it('leave a folder behind when it was killed outright, until the next sweep', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qt-left-'));
    const path = JSON.stringify(folder);
    const registry = JSON.stringify(new URL('./processes.ts', import.meta.url).href);
    const { parent } = await startParent(
      `const { registerFolder } = await import(${registry});
       registerFolder(${path});
       setInterval(() => {}, 1000);`,
    );
    await expect.poll(readNotes).toContain(folder);
    sweepOrphans();
    expect(existsSync(folder)).toBe(true);
    process.kill(parent.pid, 'SIGKILL');
    await parent.done;
    sweepOrphans();
    expect(existsSync(folder)).toBe(false);
  });

  it('are left alone by a sweep while their parent lives', async () => {
    const { parent, childPid } = await startParent('');
    sweepOrphans();
    expect(isAlive(childPid)).toBe(true);
    await parent.stop();
    sweepOrphans();
    await gone(childPid);
  });
});
