/** Contrast that graphics need against their ground, after WCAG 1.4.11. */
export const graphicContrast = 3;

/** The same on a dark ground: thin lines fade sooner there, and projectors are weak. */
export const darkGraphicContrast = 4.2;

/** Contrast for names that are read from the last row, well above the 4.5 of WCAG 1.4.3. */
export const textContrast = 6;

type Channels = readonly [red: number, green: number, blue: number];

/** Contrast of two colours, `#rrggbb`, from 1 to 21, as WCAG defines it. */
export function contrastOf(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour nearest to `colour` that has at least a contrast to `ground`: mixed with white on a dark ground, with black on a light one. */
export function readableOn(ground: string, colour: string, least: number): string {
  const end = isDark(ground) ? '#ffffff' : '#000000';
  for (let part = 0; part < 1; part += 0.04) {
    const mixed = mix(colour, end, part);
    if (contrastOf(mixed, ground) >= least) return mixed;
  }
  return end;
}

/** Mixes two colours; `part` of the second in [0, 1]. */
export function mix(colour: string, other: string, part: number): string {
  const [from, to] = [channelsOf(colour), channelsOf(other)];
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether what is to stand out from a ground has to be light. */
export function isDark(ground: string): boolean {
  return luminanceOf(ground) < 0.18;
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function channelsOf(colour: string): Channels {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) || 0);
  return [red, green, blue];
}
