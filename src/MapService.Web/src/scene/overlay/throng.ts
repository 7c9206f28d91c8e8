import type { UnitAt } from '../../replay/snapshot';
import { isNear, toPixel } from '../view';
import { DotRaster, dotRadius } from './dot-raster';
import type { Drawing } from './drawing';

/** Signs of more units than this would hide the map and one another. */
const mostSigns = 400;

/** How far from a dot its unit is still meant, in pixels. */
const reach = 8;

/** Very many units: a dot for each in the colour of its side, where it is. */
export class Throng {
  readonly #raster = new DotRaster();
  #units: readonly UnitAt[] = [];
  #places = new Float32Array(0);

  /** Takes units over if so many of them are in view; else there is no throng. */
  gather(units: readonly UnitAt[], { view }: Drawing): boolean {
    this.#units = [];
    if (units.length <= mostSigns) return false;
    const seen: UnitAt[] = [];
    const places = this.#roomFor(units.length);
    for (const unit of units) {
      const at = toPixel(view, unit.lon, unit.lat);
      if (!isNear(view, at, dotRadius)) continue;
      places[2 * seen.length] = at.x;
      places[2 * seen.length + 1] = at.y;
      seen.push(unit);
    }
    if (seen.length <= mostSigns) return false;
    this.#units = seen;
    return true;
  }

  /** Draws those that were gathered, in the place of all that was drawn before. */
  draw({ context, view, data, sides, palette }: Drawing): void {
    this.#raster.begin(view, palette.sheen);
    this.#units.forEach(({ unit }, index) => {
      this.#raster.add(sides.of(data.units.get(unit)?.side), this.#places[2 * index] ?? 0, this.#places[2 * index + 1] ?? 0);
    });
    this.#raster.end(context);
  }

  /** The nearest unit to a point that can be meant. */
  pick(x: number, y: number): string | undefined {
    let best: { unit: string; distance: number } | undefined;
    this.#units.forEach(({ unit }, index) => {
      const distance = Math.hypot((this.#places[2 * index] ?? 0) - x, (this.#places[2 * index + 1] ?? 0) - y);
      if (distance <= reach && distance < (best?.distance ?? Infinity)) best = { unit, distance };
    });
    return best?.unit;
  }

  #roomFor(units: number): Float32Array {
    if (this.#places.length < 2 * units) this.#places = new Float32Array(2 * units);
    return this.#places;
  }
}
