import type { Fault, Verification } from '../worker/render/verify/verification.ts';

/** Faults listed one by one; of more, only the number is told. */
const MOST_LISTED = 10;

export function printVerification({
  frames,
  checked,
  layerPictures,
  luma,
  faults,
  holds,
}: Verification): void {
  const { meanDb, worstDb, worstFrame } = luma;
  const looked = checked === frames ? `all ${frames} frames` : `${checked} of ${frames} frames`;
  const lines = [
    `${holds ? '✓' : '✗'} verified: ${looked}, ${layerPictures} pictures of layers`,
    `  likeness to the plain render before encoding: ${meanDb.toFixed(1)} dB on average, ${worstDb.toFixed(1)} dB at the worst frame, ${worstFrame}`,
    ...faults.slice(0, MOST_LISTED).map((fault) => `  frame ${fault.frame}: ${wordsOf(fault)}`),
    ...(faults.length > MOST_LISTED ? [`  and ${faults.length - MOST_LISTED} more`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function wordsOf(fault: Fault): string {
  switch (fault.kind) {
    case 'different':
      return `${fault.layer} is said to look as at frame ${fault.shownBy}, and does not`;
    case 'outside':
      return `${fault.layer} draws outside of its rectangle`;
    case 'unplanned':
      return 'a layer draws that is said to be empty';
    case 'unlike':
      return `the picture is not the composition's (${fault.lumaDb.toFixed(1)} dB)`;
  }
}
