import type { Stage } from '../core/jobs.ts';

const WIDTH = 30;
const STAGE_WORDS: Record<Stage, string> = {
  probe: 'listening to the recording',
  transcribe: 'finding the words',
  caption: 'making captions',
  script: 'reading the text',
  illustrate: 'choosing backgrounds',
  score: 'choosing music',
  render: 'making the video',
  publish: 'putting it away',
};

/** A bar that redraws itself on a terminal, and a line every ten percent elsewhere. */
export function progressBar(out: NodeJS.WriteStream): {
  update(stage: Stage, percent: number): void;
  done(): void;
} {
  let shown = -1;
  let drawn = false;
  return {
    update(stage, percent) {
      const whole = Math.floor(percent);
      const step = out.isTTY ? whole : Math.floor(whole / 10) * 10;
      if (step <= shown) return;
      shown = step;
      if (!out.isTTY) return void out.write(`${String(step).padStart(3)} %  ${STAGE_WORDS[stage]}\n`);
      const full = Math.round((whole / 100) * WIDTH);
      out.write(
        `\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(whole).padStart(3)} %  ${STAGE_WORDS[stage]}\u001b[K`,
      );
      drawn = true;
    },
    done() {
      if (drawn) out.write('\r\u001b[K');
      drawn = false;
    },
  };
}
