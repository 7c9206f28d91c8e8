import { glyphOf } from './glyphs';
import { patternFill } from './patterns';
import type { SideStyle, SignShape } from './side-style';

/** A picture drawn once and used many times. `width` and `height` are CSS pixels. */
export interface Sprite {
  image: HTMLCanvasElement;
  width: number;
  height: number;
}

/** How a piece of text looks on the map. */
export interface TextLook {
  font: string;
  lineHeight: number;
  colour: string;
}

const paper = 'rgba(250,244,230,0.94)';

/** Texts and signs once drawn; far more than a day of history has, so that it is emptied only by unusual data. */
const mostSprites = 2_000;

/** Draws signs and texts to small canvases and keeps them: copying one costs a tenth of drawing it. */
export class Sprites {
  readonly #sprites = new Map<string, Sprite>();
  readonly #patterns = new Map<string, CanvasPattern | string>();
  readonly #measure = newContext(1, 1, 1);
  #pixelRatio = 1;

  /** Throws away what was drawn for another screen. */
  usePixelRatio(pixelRatio: number): void {
    if (pixelRatio === this.#pixelRatio) return;
    this.#pixelRatio = pixelRatio;
    this.clear();
  }

  /** Throws away everything, for example when a font has arrived. */
  clear(): void {
    this.#sprites.clear();
    this.#patterns.clear();
  }

  /** Sign of a unit: outline and pattern of its side, glyph of its kind. `width` is that of the outline. */
  sign(side: SideStyle, kind: string, width: number): Sprite {
    return this.#keep(`sign ${side.id} ${kind} ${width}`, () => drawSign(side, kind, width, this.#pixelRatio));
  }

  /** A fill in the colour and pattern of a side. */
  pattern(side: SideStyle): CanvasPattern | string {
    const kept = this.#patterns.get(side.id);
    if (kept) return kept;
    const pattern = patternFill(this.#measure, side, this.#pixelRatio);
    this.#patterns.set(side.id, pattern);
    return pattern;
  }

  /** A round mark in the colour and pattern of a side. */
  disc(side: SideStyle, radius: number): Sprite {
    return this.#keep(`disc ${side.id} ${radius}`, () => drawDisc(side, radius, this.#pixelRatio));
  }

  /** Text with a halo of paper; line breaks are kept, lines are centred. */
  text(text: string, look: TextLook): Sprite {
    return this.#keep(`text ${look.font} ${look.colour} ${text}`, () => drawText(text, look, this.#measure, this.#pixelRatio));
  }

  #keep(key: string, draw: () => Sprite): Sprite {
    const kept = this.#sprites.get(key);
    if (kept) return kept;
    if (this.#sprites.size >= mostSprites) this.#sprites.clear();
    const sprite = draw();
    this.#sprites.set(key, sprite);
    return sprite;
  }
}

/** Height of a sign for its width: that of the block on staff maps. */
export function signHeight(width: number): number {
  return Math.round(width * 0.72);
}

/** Copies a sprite with its middle at a point. */
export function stamp(context: CanvasRenderingContext2D, { image, width, height }: Sprite, x: number, y: number): void {
  context.drawImage(image, x - width / 2, y - height / 2, width, height);
}

/** Traces the outline of a sign around the origin. */
function traceSign(context: CanvasRenderingContext2D, shape: SignShape, width: number, height: number): void {
  const [w, h] = [width / 2, height / 2];
  context.beginPath();
  switch (shape) {
    case 'block':
      return context.rect(-w, -h, width, height);
    case 'pill':
      return context.roundRect(-w, -h, width, height, h);
    case 'chamfer':
      return polygon(context, [[-w + 7, -h], [w - 7, -h], [w, -h + 7], [w, h - 7], [w - 7, h], [-w + 7, h], [-w, h - 7], [-w, -h + 7]]);
    case 'hexagon':
      return polygon(context, [[-w + 6, -h], [w - 6, -h], [w + 3, 0], [w - 6, h], [-w + 6, h], [-w - 3, 0]]);
    case 'shield':
      return polygon(context, [[-w, -h], [w, -h], [w, h * 0.35], [0, h + 3], [-w, h * 0.35]]);
  }
}

function drawSign(side: SideStyle, kind: string, width: number, pixelRatio: number): Sprite {
  const height = signHeight(width);
  const context = newContext(width + 14, height + 14, pixelRatio);
  context.translate(width / 2 + 7, height / 2 + 7);
  traceSign(context, side.shape, width, height);
  context.lineJoin = 'round';
  outline(context, 6, 'rgba(43,38,32,0.28)');
  outline(context, 4.5, '#fffaf0');
  context.fillStyle = patternFill(context, side, pixelRatio);
  context.fill();
  outline(context, 1.4, side.dark);
  drawGlyph(context, kind, side, height);
  return spriteOf(context, pixelRatio);
}

/** The glyph stands on the plain colour, so that the pattern frames it and does not cut it up. */
function drawGlyph(context: CanvasRenderingContext2D, kind: string, side: SideStyle, height: number): void {
  const size = height - 3;
  const glyph = glyphOf(kind);
  context.scale(size / 24, size / 24);
  context.translate(-12, -12);
  context.lineCap = 'round';
  const fill = new Path2D(glyph.fill ?? '');
  const stroke = new Path2D(glyph.stroke ?? '');
  context.strokeStyle = side.colour;
  context.lineWidth = 9;
  context.stroke(fill);
  context.stroke(stroke);
  context.fillStyle = context.strokeStyle = '#fffdf8';
  context.fill(fill, 'evenodd');
  context.lineWidth = 2.4;
  context.stroke(stroke);
}

function drawDisc(side: SideStyle, radius: number, pixelRatio: number): Sprite {
  const size = 2 * radius + 6;
  const context = newContext(size, size, pixelRatio);
  context.translate(size / 2, size / 2);
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  outline(context, 4.5, '#fffaf0');
  context.fillStyle = patternFill(context, side, pixelRatio);
  context.fill();
  outline(context, 1.6, side.dark);
  return spriteOf(context, pixelRatio);
}

function drawText(text: string, look: TextLook, measure: CanvasRenderingContext2D, pixelRatio: number): Sprite {
  const lines = text.split('\n');
  measure.font = look.font;
  const width = Math.ceil(Math.max(...lines.map((line) => measure.measureText(line).width))) + 10;
  const context = newContext(width, lines.length * look.lineHeight + 8, pixelRatio);
  Object.assign(context, { font: look.font, textAlign: 'center', textBaseline: 'middle', lineJoin: 'round', lineWidth: 5 });
  context.strokeStyle = paper;
  context.fillStyle = look.colour;
  const place = (index: number): [number, number] => [width / 2, 4 + look.lineHeight * (index + 0.5)];
  lines.forEach((line, index) => context.strokeText(line, ...place(index)));
  lines.forEach((line, index) => context.fillText(line, ...place(index)));
  return spriteOf(context, pixelRatio);
}

function outline(context: CanvasRenderingContext2D, width: number, colour: string): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

function polygon(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

function newContext(width: number, height: number, pixelRatio: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * pixelRatio);
  canvas.height = Math.ceil(height * pixelRatio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Invariant: no 2D canvas.');
  context.scale(pixelRatio, pixelRatio);
  return context;
}

function spriteOf(context: CanvasRenderingContext2D, pixelRatio: number): Sprite {
  const image = context.canvas;
  return { image, width: image.width / pixelRatio, height: image.height / pixelRatio };
}
