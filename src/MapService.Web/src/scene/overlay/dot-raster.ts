import type { SideStyle } from '../side-style';
import type { MapView } from '../view';

/** Radius of a dot and width of the rim around it, in CSS pixels. */
export const dotRadius = 3.5;
const rim = 0.8;

/** A dot is drawn beforehand at so many places between two pixels, across and down, so that it glides. */
const places = 4;

/** The picture reaches so many device pixels beyond the view, so that no dot in view is cut off at its edge in memory. */
const margin = 32;

/** A dot's pixels at one of its places: how far each lies from the first in the picture's memory, and its colour. Those that are clear in part come last. */
interface Mask {
  offsets: Int32Array;
  colours: Uint32Array;
  opaque: number;
}

/**
 * Dots by the ten thousand, written pixel by pixel into one picture: without a graphics card, copying a small picture
 * so often takes some twenty times as long.
 */
export class DotRaster {
  readonly #pen = newPen();
  #masks = new WeakMap<SideStyle, readonly Mask[]>();
  #picture = new ImageData(1, 1);
  #pixels = new Uint32Array(this.#picture.data.buffer);
  #pixelRatio = 1;
  #sheen = '';

  /** Starts an empty picture of a view. `sheen` is the colour of the rims. */
  begin({ width, height, pixelRatio }: MapView, sheen: string): void {
    const [across, down] = [Math.round(width * pixelRatio) + 2 * margin, Math.round(height * pixelRatio) + 2 * margin];
    const isSameSize = this.#picture.width === across && this.#picture.height === down;
    if (!isSameSize || pixelRatio !== this.#pixelRatio || sheen !== this.#sheen) this.#masks = new WeakMap();
    [this.#pixelRatio, this.#sheen] = [pixelRatio, sheen];
    if (isSameSize) {
      this.#pixels.fill(0);
      return;
    }
    this.#picture = new ImageData(across, down);
    this.#pixels = new Uint32Array(this.#picture.data.buffer);
  }

  /** Adds a dot around a point of the view in CSS pixels. It lies above those before, save for what is clear of its rim. */
  add(style: SideStyle, x: number, y: number): void {
    const reach = (this.#size - 1) / 2 - margin;
    const [left, top] = [x * this.#pixelRatio - reach, y * this.#pixelRatio - reach];
    const [column, row] = [Math.floor(left), Math.floor(top)];
    const mask = this.#masksOf(style)[Math.floor((top - row) * places) * places + Math.floor((left - column) * places)];
    if (mask) write(this.#pixels, row * this.#picture.width + column, mask);
  }

  /** Puts the picture in the place of all that was drawn. */
  end(context: CanvasRenderingContext2D): void {
    context.putImageData(this.#picture, -margin, -margin);
  }

  get #size(): number {
    return 2 * Math.ceil((dotRadius + rim) * this.#pixelRatio) + 2;
  }

  #masksOf(style: SideStyle): readonly Mask[] {
    const known = this.#masks.get(style);
    if (known) return known;
    const masks = Array.from({ length: places * places }, (_, place) => this.#drawMask(style, (place % places) / places, Math.floor(place / places) / places));
    this.#masks.set(style, masks);
    return masks;
  }

  #drawMask({ colour }: SideStyle, right: number, down: number): Mask {
    const size = this.#size;
    this.#pen.canvas.width = this.#pen.canvas.height = size;
    const middle = (size - 1) / 2;
    this.#pen.beginPath();
    this.#pen.arc(middle + right, middle + down, dotRadius * this.#pixelRatio, 0, 2 * Math.PI);
    Object.assign(this.#pen, { lineWidth: 2 * rim * this.#pixelRatio, strokeStyle: this.#sheen, fillStyle: colour });
    this.#pen.stroke();
    this.#pen.fill();
    return maskOf(new Uint32Array(this.#pen.getImageData(0, 0, size, size).data.buffer), size, this.#picture.width);
  }
}

/** How opaque a pixel is, 0 to 255: its last byte, which is the highest of the word where the lowest comes first, as everywhere today. */
function opacity(pixel: number): number {
  return pixel >>> 24;
}

/** Copies a mask. Of its rim only what is more opaque than what is there. */
function write(pixels: Uint32Array, first: number, { offsets, colours, opaque }: Mask): void {
  for (let index = 0; index < opaque; index++) pixels[first + (offsets[index] ?? 0)] = colours[index] ?? 0;
  for (let index = opaque; index < offsets.length; index++) {
    const at = first + (offsets[index] ?? 0);
    const colour = colours[index] ?? 0;
    if (opacity(colour) >= opacity(pixels[at] ?? 0)) pixels[at] = colour;
  }
}

function maskOf(pixels: Uint32Array, size: number, width: number): Mask {
  const seen = [...pixels].flatMap((colour, index) => (opacity(colour) > 0 ? [{ colour, offset: Math.floor(index / size) * width + (index % size) }] : []));
  seen.sort((a, b) => opacity(b.colour) - opacity(a.colour));
  return {
    offsets: Int32Array.from(seen, ({ offset }) => offset),
    colours: Uint32Array.from(seen, ({ colour }) => colour),
    opaque: seen.filter(({ colour }) => opacity(colour) === 255).length,
  };
}

function newPen(): CanvasRenderingContext2D {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('Invariant: no 2D canvas.');
  return pen;
}
