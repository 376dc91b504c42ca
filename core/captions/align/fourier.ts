/**
 * Power spectrum of real frames of `size` samples (a power of two), bins 0 to size / 2, written into `power`. Even and odd
 * samples are taken as one complex number each, so that the transform is of half the size.
 */
export function powerSpectrum(size: number): (frame: Float64Array, power: Float64Array) => void {
  const half = size / 2;
  const bits = Math.log2(half);
  const reversed = Uint16Array.from({ length: half }, (_, i) => {
    let r = 0;
    for (let b = 0; b < bits; b++) if ((i >> b) & 1) r |= 1 << (bits - 1 - b);
    return r;
  });
  // turns of the whole size; those of the half are every second one of them
  const cos = Float64Array.from({ length: half }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  const sin = Float64Array.from({ length: half }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
  const re = new Float64Array(half);
  const im = new Float64Array(half);

  function transform(): void {
    for (let span = 2; span <= half; span <<= 1) {
      const middle = span >> 1;
      const step = size / span;
      for (let start = 0; start < half; start += span) {
        for (let k = 0, turn = 0; k < middle; k++, turn += step) {
          const a = start + k;
          const b = a + middle;
          const x = re[b]! * cos[turn]! - im[b]! * sin[turn]!;
          const y = re[b]! * sin[turn]! + im[b]! * cos[turn]!;
          re[b] = re[a]! - x;
          im[b] = im[a]! - y;
          re[a]! += x;
          im[a]! += y;
        }
      }
    }
  }

  return (frame, power) => {
    for (let i = 0; i < half; i++) {
      const at = reversed[i]!;
      re[at] = frame[2 * i]!;
      im[at] = frame[2 * i + 1]!;
    }
    transform();
    power[0] = (re[0]! + im[0]!) ** 2;
    power[half] = (re[0]! - im[0]!) ** 2;
    for (let k = 1; k < half; k++) {
      // the spectra of the even and of the odd samples
      const evenRe = (re[k]! + re[half - k]!) / 2;
      const evenIm = (im[k]! - im[half - k]!) / 2;
      const oddRe = (im[k]! + im[half - k]!) / 2;
      const oddIm = (re[half - k]! - re[k]!) / 2;
      const x = evenRe + oddRe * cos[k]! - oddIm * sin[k]!;
      const y = evenIm + oddRe * sin[k]! + oddIm * cos[k]!;
      power[k] = x * x + y * y;
    }
  };
}
