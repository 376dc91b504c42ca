import { parentPort, workerData } from 'node:worker_threads';
import { alignManuscript } from '../../core/captions/align-manuscript.ts';
import { speechRegions } from '../../core/captions/speech-regions.ts';
import { waveformPeaks } from '../../core/captions/waveform-peaks.ts';
import { toAppError } from '../../core/errors.ts';
import type { Analysis } from './analyse.ts';

/** The other side of `analyse`: one piece of work, how far it is, one answer, then the thread ends. */
function work(analysis: Analysis): unknown {
  switch (analysis.kind) {
    case 'measure':
      return {
        peaks: waveformPeaks(analysis.samples, analysis.sampleRate),
        speech: speechRegions(analysis.samples, analysis.sampleRate),
      };
    case 'align':
      return alignManuscript({
        ...analysis,
        onProgress: (progress) => parentPort!.postMessage({ progress }),
      });
  }
}

try {
  parentPort!.postMessage({ result: work(workerData as Analysis) });
} catch (error) {
  const { code, params } = toAppError(error);
  parentPort!.postMessage({
    error: { code, params },
    cause: String(error instanceof Error ? error.stack : error),
  });
}
