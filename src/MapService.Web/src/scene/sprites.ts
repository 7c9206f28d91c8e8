import { badgeGlyphOf, glyphOf, type BadgeSign } from './glyphs';
import { sans, type Palette } from './palette';
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
  /** What is drawn around the letters, so that they stand off the map. */
  halo: string;
  /** Of the halo, on both sides together. */
  haloWidth: number;
  /** Room between letters in CSS pixels. */
  spacing?: number;
}

/** Texts and signs once drawn; far more than a day of history has, so that it is emptied only by unusual data. */
const mostSprites = 4_000;

/** Arrows are drawn for every so many degrees: a finer turn is not seen. */
const headingStep = 5;

/** Draws signs and texts to small canvases and keeps them: copying one costs a tenth of drawing it. */
export class Sprites {
  readonly #sprites = new Map<string, Sprite>();
  readonly #patterns = new Map<string, CanvasPattern | string>();
  readonly #measure = newContext(1, 1, 1);
  #palette: Palette;
  #pixelRatio = 1;

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  /** Draws in other inks from now on. */
  usePalette(palette: Palette): void {
    this.#palette = palette;
    this.clear();
  }

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
    return this.#keep(`sign ${side.id} ${kind} ${width}`, () => drawSign(side, kind, width, this.#palette, this.#pixelRatio));
  }

  /** Sign of a side with how many of its units it stands for. */
  number(side: SideStyle, count: number, width: number): Sprite {
    return this.#keep(`number ${side.id} ${count} ${width}`, () => drawNumber(side, count, width, this.#palette, this.#pixelRatio));
  }

  /** An arrowhead outside a sign of a width, on the side it is going to; `heading` in degrees clockwise from north. */
  arrow(side: SideStyle, heading: number, width: number): Sprite {
    const step = Math.round(heading / headingStep) * headingStep;
    return this.#keep(`arrow ${side.id} ${step} ${width}`, () => drawArrow(side, step, width, this.#palette, this.#pixelRatio));
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
    return this.#keep(`disc ${side.id} ${radius}`, () => drawDisc(side, radius, this.#palette, this.#pixelRatio));
  }

  /** A round badge for the corner of a sign, with a number in it. */
  count(count: number, ink: string, size: number): Sprite {
    return this.#keep(`count ${count} ${ink} ${size}`, () => {
      const context = emptyBadge(ink, size, this.#palette, this.#pixelRatio);
      Object.assign(context, { font: `bold ${size}px ${sans}`, textAlign: 'center', textBaseline: 'middle' });
      context.fillText(`${count}`, 0, 1);
      return spriteOf(context, this.#pixelRatio);
    });
  }

  /** A round badge with a glyph in it. */
  badge(sign: BadgeSign, ink: string, size: number): Sprite {
    return this.#keep(`badge ${sign} ${ink} ${size}`, () => {
      const context = emptyBadge(ink, size, this.#palette, this.#pixelRatio);
      const { fill, stroke } = badgeGlyphOf(sign);
      context.scale(size / 24, size / 24);
      context.translate(-12, -12);
      Object.assign(context, { lineWidth: 2.6, lineCap: 'round' });
      context.fill(new Path2D(fill ?? ''));
      context.stroke(new Path2D(stroke ?? ''));
      return spriteOf(context, this.#pixelRatio);
    });
  }

  /** Text with a halo; line breaks are kept, lines are centred. `angle` turns it, in radians clockwise. */
  text(text: string, look: TextLook, angle = 0): Sprite {
    const key = `text ${look.font} ${look.colour} ${look.spacing ?? 0} ${angle.toFixed(3)} ${text}`;
    return this.#keep(key, () => drawText(text, look, angle, this.#measure, this.#pixelRatio));
  }

  /** Width of a line of text in CSS pixels. */
  widthOf(text: string, look: TextLook): number {
    useLook(this.#measure, look);
    return this.#measure.measureText(text).width;
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
    case 'arch':
      return context.roundRect(-w, -h - 2, width, height + 2, [h, h, 0, 0]);
    case 'notched':
      return polygon(context, [
        [-w + 5, -h], [w - 5, -h], [w - 5, -h + 5], [w, -h + 5], [w, h - 5], [w - 5, h - 5],
        [w - 5, h], [-w + 5, h], [-w + 5, h - 5], [-w, h - 5], [-w, -h + 5], [-w + 5, -h + 5],
      ]);
    case 'pennant':
      return polygon(context, [[-w, -h], [w + 4, -h], [w - 3, 0], [w + 4, h], [-w, h]]);
  }
}

function drawSign(side: SideStyle, kind: string, width: number, palette: Palette, pixelRatio: number): Sprite {
  const context = outlinedSign(side, width, palette, pixelRatio);
  drawGlyph(context, kind, side, signHeight(width));
  return spriteOf(context, pixelRatio);
}

/** The number stands on the plain colour, as a glyph does. */
function drawNumber(side: SideStyle, count: number, width: number, palette: Palette, pixelRatio: number): Sprite {
  const context = outlinedSign(side, width, palette, pixelRatio);
  Object.assign(context, { font: `bold ${Math.round(signHeight(width) * 0.78)}px ${sans}`, textAlign: 'center', textBaseline: 'middle' });
  Object.assign(context, { strokeStyle: side.colour, lineWidth: 7, fillStyle: '#fffdf8' });
  context.strokeText(`${count}`, 0, 1);
  context.fillText(`${count}`, 0, 1);
  return spriteOf(context, pixelRatio);
}

/** Outline, colour and pattern of a side around the origin, without what stands in it. */
function outlinedSign(side: SideStyle, width: number, { dark, sheen }: Palette, pixelRatio: number): CanvasRenderingContext2D {
  const height = signHeight(width);
  const context = newContext(width + 14, height + 14, pixelRatio);
  context.translate(width / 2 + 7, height / 2 + 7);
  traceSign(context, side.shape, width, height);
  context.lineJoin = 'round';
  outline(context, 6, dark ? 'rgba(255,244,220,0.2)' : 'rgba(43,38,32,0.28)');
  outline(context, 4.5, sheen);
  context.fillStyle = patternFill(context, side, pixelRatio);
  context.fill();
  outline(context, 1.4, side.ink);
  return context;
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

function drawArrow(side: SideStyle, heading: number, width: number, { sheen }: Palette, pixelRatio: number): Sprite {
  const reach = width * 0.62;
  const size = 2 * (reach + 15);
  const context = newContext(size, size, pixelRatio);
  context.translate(size / 2, size / 2);
  context.rotate((heading * Math.PI) / 180);
  context.beginPath();
  polygon(context, [[0, -reach - 11], [8, -reach + 2], [0, -reach - 2], [-8, -reach + 2]]);
  context.lineJoin = 'round';
  outline(context, 4, sheen);
  context.fillStyle = side.ink;
  context.fill();
  return spriteOf(context, pixelRatio);
}

/** A disc around the origin, ready to be drawn on in its ink. */
function emptyBadge(ink: string, size: number, { plate }: Palette, pixelRatio: number): CanvasRenderingContext2D {
  const radius = size * 0.72;
  const context = newContext(2 * radius + 3, 2 * radius + 3, pixelRatio);
  context.translate(radius + 1.5, radius + 1.5);
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = plate;
  context.fill();
  outline(context, 1.6, ink);
  context.fillStyle = ink;
  return context;
}

function drawDisc(side: SideStyle, radius: number, { sheen }: Palette, pixelRatio: number): Sprite {
  const size = 2 * radius + 6;
  const context = newContext(size, size, pixelRatio);
  context.translate(size / 2, size / 2);
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  outline(context, 4.5, sheen);
  context.fillStyle = patternFill(context, side, pixelRatio);
  context.fill();
  outline(context, 1.6, side.ink);
  return spriteOf(context, pixelRatio);
}

function drawText(text: string, look: TextLook, angle: number, measure: CanvasRenderingContext2D, pixelRatio: number): Sprite {
  const lines = text.split('\n');
  useLook(measure, look);
  const width = Math.ceil(Math.max(...lines.map((line) => measure.measureText(line).width))) + 10;
  const height = lines.length * look.lineHeight + 8;
  const [sine, cosine] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const [across, down] = [Math.ceil(width * cosine + height * sine), Math.ceil(width * sine + height * cosine)];
  const context = newContext(across, down, pixelRatio);
  context.translate(across / 2, down / 2);
  context.rotate(angle);
  useLook(context, look);
  Object.assign(context, { textAlign: 'center', textBaseline: 'middle', lineJoin: 'round', lineWidth: look.haloWidth });
  context.strokeStyle = look.halo;
  context.fillStyle = look.colour;
  const place = (index: number): [number, number] => [(look.spacing ?? 0) / 2, look.lineHeight * (index + 0.5 - lines.length / 2)];
  lines.forEach((line, index) => context.strokeText(line, ...place(index)));
  lines.forEach((line, index) => context.fillText(line, ...place(index)));
  return spriteOf(context, pixelRatio);
}

function useLook(context: CanvasRenderingContext2D, { font, spacing = 0 }: TextLook): void {
  context.font = font;
  context.letterSpacing = `${spacing}px`;
  // Turned letters would else be set to whole pixels, and spaces lost.
  context.textRendering = 'geometricPrecision';
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
