import type { SideStyle } from './side-style';

/** Side of the square that repeats, in CSS pixels. */
export const patternTile = 8;

/** What is drawn in a tile above the colour of a side, as SVG paths: lines to stroke and areas to fill. */
export interface PatternPaths {
  lines?: string;
  areas?: string;
}

const paths: Readonly<Record<string, PatternPaths>> = {
  solid: {},
  diagonal: { lines: 'M-2 2 L2 -2 M-2 10 L10 -2 M6 10 L10 6' },
  cross: { lines: 'M-2 -2 L10 10 M-2 10 L10 -2' },
  dots: { areas: 'M0.7 2 a1.3 1.3 0 1 0 2.6 0 a1.3 1.3 0 1 0 -2.6 0 M4.7 6 a1.3 1.3 0 1 0 2.6 0 a1.3 1.3 0 1 0 -2.6 0' },
  horizontal: { lines: 'M0 2 H8 M0 6 H8' },
  vertical: { lines: 'M2 0 V8 M6 0 V8' },
  grid: { lines: 'M4 0 V8 M0 4 H8' },
  checker: { areas: 'M0 0 H4 V4 H0 Z M4 4 H8 V8 H4 Z' },
};

/** The paths of a pattern; none for one that is not known. */
export function pathsOfPattern(pattern: string): PatternPaths {
  return paths[pattern] ?? {};
}

/** The names of all patterns, as the seeds write them. */
export const patternNames: readonly string[] = Object.keys(paths);

/** Width of the lines of a pattern, in CSS pixels. */
export const patternLineWidth = 1.5;

/** A canvas filled with colour and pattern of a side, to be repeated as a fill. */
function tileOf(style: SideStyle, pixelRatio: number, ink = 'rgba(255,255,255,0.62)'): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.round(patternTile * pixelRatio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Invariant: no 2D canvas.');
  context.scale(canvas.width / patternTile, canvas.height / patternTile);
  context.fillStyle = style.colour;
  context.fillRect(0, 0, patternTile, patternTile);
  context.strokeStyle = context.fillStyle = ink;
  context.lineWidth = patternLineWidth;
  const { lines, areas } = pathsOfPattern(style.pattern);
  if (lines) context.stroke(new Path2D(lines));
  if (areas) context.fill(new Path2D(areas));
  return canvas;
}

/** A repeated fill in colour and pattern of a side. The pattern keeps its size in CSS pixels. */
export function patternFill(context: CanvasRenderingContext2D, style: SideStyle, pixelRatio: number): CanvasPattern | string {
  const pattern = context.createPattern(tileOf(style, pixelRatio), 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / pixelRatio));
  return pattern ?? style.colour;
}
