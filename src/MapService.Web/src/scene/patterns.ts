import type { SideStyle } from './side-style';

const tile = 8;

const drawings: Record<string, (context: CanvasRenderingContext2D) => void> = {
  diagonal: (context) => strokeLines(context, [[-2, 6, 2, 10], [-2, -2, 10, 10], [6, -2, 10, 2]]),
  horizontal: (context) => strokeLines(context, [[0, 2, tile, 2], [0, 6, tile, 6]]),
  crosshatch: (context) => strokeLines(context, [[-2, -2, 10, 10], [-2, 10, 10, -2]]),
  cross: (context) => strokeLines(context, [[4, 0, 4, tile], [0, 4, tile, 4]]),
  dots: (context) => fillDots(context),
};

/** A canvas filled with colour and pattern of a side, to be repeated as a fill. */
function patternTile(style: SideStyle, pixelRatio: number, ink = 'rgba(255,255,255,0.62)'): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.round(tile * pixelRatio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Invariant: no 2D canvas.');
  context.scale(canvas.width / tile, canvas.height / tile);
  context.fillStyle = style.colour;
  context.fillRect(0, 0, tile, tile);
  context.strokeStyle = context.fillStyle = ink;
  context.lineWidth = 1.5;
  drawings[style.pattern]?.(context);
  return canvas;
}

/** A repeated fill in colour and pattern of a side. The pattern keeps its size in CSS pixels. */
export function patternFill(context: CanvasRenderingContext2D, style: SideStyle, pixelRatio: number): CanvasPattern | string {
  const pattern = context.createPattern(patternTile(style, pixelRatio), 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / pixelRatio));
  return pattern ?? style.colour;
}

function strokeLines(context: CanvasRenderingContext2D, lines: readonly (readonly number[])[]): void {
  context.beginPath();
  for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of lines) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
}

function fillDots(context: CanvasRenderingContext2D): void {
  context.beginPath();
  for (const [x, y] of [[2, 2], [6, 6]] as const) {
    context.moveTo(x + 1.2, y);
    context.arc(x, y, 1.2, 0, 2 * Math.PI);
  }
  context.fill();
}
