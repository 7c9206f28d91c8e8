/** A scale bar: how long it is on the screen and what length it stands for. */
export interface ScaleBar {
  pixels: number;
  metres: number;
}

/** Longest bar in pixels. */
const longest = 150;

/** The longest round length, 1, 2 or 5 times a power of ten, that fits the bar. Undefined while the scale is unknown. */
export function scaleBar(metresPerPixel: number | undefined): ScaleBar | undefined {
  if (!metresPerPixel) return undefined;
  const most = metresPerPixel * longest;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((factor) => factor * power <= most) ?? 1) * power;
  return { pixels: metres / metresPerPixel, metres };
}
