/** Power spectrum of real frames of `size` samples (a power of two), bins 0 to size / 2, written into `power`. */
export function powerSpectrum(size: number): (frame: Float64Array, power: Float64Array) => void {
  const bits = Math.log2(size);
  const reversed = Uint16Array.from({ length: size }, (_, i) => {
    let r = 0;
    for (let b = 0; b < bits; b++) if ((i >> b) & 1) r |= 1 << (bits - 1 - b);
    return r;
  });
  const cos = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  const sin = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  return (frame, power) => {
    for (let i = 0; i < size; i++) re[reversed[i]!] = frame[i]!;
    im.fill(0);
    for (let span = 2; span <= size; span <<= 1) {
      const half = span >> 1;
      const step = size / span;
      for (let start = 0; start < size; start += span) {
        for (let k = 0, turn = 0; k < half; k++, turn += step) {
          const a = start + k;
          const b = a + half;
          const x = re[b]! * cos[turn]! - im[b]! * sin[turn]!;
          const y = re[b]! * sin[turn]! + im[b]! * cos[turn]!;
          re[b] = re[a]! - x;
          im[b] = im[a]! - y;
          re[a]! += x;
          im[a]! += y;
        }
      }
    }
    for (let k = 0; k <= size / 2; k++) power[k] = re[k]! * re[k]! + im[k]! * im[k]!;
  };
}
