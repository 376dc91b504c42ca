import type { Stage } from '../core/jobs.ts';

const WIDTH = 30;
type Step = Stage | 'verify' | 'edit-pack';
const STEP_WORDS: Record<Step, string> = {
  probe: 'listening to the recording',
  transcribe: 'finding the words',
  caption: 'making captions',
  script: 'reading the text',
  illustrate: 'choosing backgrounds',
  score: 'choosing music',
  render: 'making the video',
  publish: 'putting it away',
  'edit-pack': 'packing what it is made of',
  verify: 'holding it against the plain way, frame by frame',
};

/** A bar that redraws itself on a terminal, and a line every ten percent elsewhere. */
export function progressBar(out: NodeJS.WriteStream): {
  update(step: Step, percent: number): void;
  done(): void;
} {
  let shown = -1;
  let drawn = false;
  return {
    update(step, percent) {
      const whole = Math.floor(percent);
      const reached = out.isTTY ? whole : Math.floor(whole / 10) * 10;
      if (reached <= shown) return;
      shown = reached;
      if (!out.isTTY) return void out.write(`${String(reached).padStart(3)} %  ${STEP_WORDS[step]}\n`);
      const full = Math.round((whole / 100) * WIDTH);
      out.write(
        `\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(whole).padStart(3)} %  ${STEP_WORDS[step]}\u001b[K`,
      );
      drawn = true;
    },
    done() {
      if (drawn) out.write('\r\u001b[K');
      drawn = false;
    },
  };
}
