import type { Box } from '../label-layout';
import { spread, type Body } from '../spread';
import { signHeight } from '../sprites';
import { toPixel, type MapView, type Pixel } from '../view';
import type { ShownUnit } from './stacks';

/** Where a unit is drawn: its true place and how far its sign stands off it, in pixels. */
export interface PlacedUnit {
  unit: ShownUnit;
  at: Pixel;
  offset: Pixel;
}

/** Wall milliseconds in which an offset comes most of the way to where it should be. */
const easeMs = 160;

/** Moving signs are pulled apart anew in every frame, so a little at a time will do. */
const movingRounds = 8;

/** Free room between two signs. */
const gap = 4;

/** Finds room for the signs of units, so that those at one place stand side by side, and moves them there gently. */
export class UnitPlaces {
  readonly #shown = new Map<string, Pixel>();
  #standing: { key: string; offsets: Pixel[] } = { key: '', offsets: [] };
  #before = 0;

  /** Whether signs are still on their way to their room. */
  restless = false;

  /** Places for units. `marks` are boxes that standing signs keep clear of; `now` is wall time. */
  place(units: readonly ShownUnit[], view: MapView, signWidth: number, marks: readonly Box[], now: number, still: boolean): PlacedUnit[] {
    const standing = units.filter((unit) => unit.movement === undefined);
    const moving = units.filter((unit) => unit.movement !== undefined);
    const wanted = [
      ...this.#spreadStanding(standing, view, signWidth, marks),
      ...spread(moving.map((unit) => bodyOf(unit, view, signWidth)), movingRounds),
    ];
    const part = still ? 1 : 1 - Math.exp((this.#before - now) / easeMs);
    this.#before = now;
    this.restless = false;
    return [...standing, ...moving].map((unit, index) => {
      const offset = this.#ease(unit.unit, wanted[index] ?? { x: 0, y: 0 }, part);
      return { unit, at: toPixel(view, unit.lon, unit.lat), offset };
    });
  }

  /** The crowd is pulled apart only when it or the scale has changed: its shape does not depend on where the map is. */
  #spreadStanding(units: readonly ShownUnit[], view: MapView, signWidth: number, marks: readonly Box[]): Pixel[] {
    const origin = toPixel(view, 0, 0);
    const around = marks.map(({ left, top }) => `${Math.round(left - origin.x)},${Math.round(top - origin.y)}`).join();
    const key = `${view.resolution} ${signWidth} ${around} ${units.map(({ unit, lon, lat }) => `${unit}${lon}${lat}`).join()}`;
    if (key !== this.#standing.key) {
      const bodies = [...units.map((unit) => bodyOf(unit, view, signWidth)), ...marks.map(bodyOfMark)];
      this.#standing = { key, offsets: spread(bodies) };
    }
    return this.#standing.offsets.slice(0, units.length);
  }

  #ease(unit: string, wanted: Pixel, part: number): Pixel {
    const shown = this.#shown.get(unit) ?? wanted;
    const eased = { x: shown.x + (wanted.x - shown.x) * part, y: shown.y + (wanted.y - shown.y) * part };
    if (Math.hypot(wanted.x - eased.x, wanted.y - eased.y) > 0.3) this.restless = true;
    this.#shown.set(unit, eased);
    return eased;
  }
}

function bodyOf({ lon, lat }: ShownUnit, view: MapView, signWidth: number): Body {
  const { x, y } = toPixel(view, lon, lat);
  return { x, y, halfWidth: signWidth / 2 + gap, halfHeight: signHeight(signWidth) / 2 + gap, fixed: false };
}

function bodyOfMark({ left, top, right, bottom }: Box): Body {
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2];
  return { x: left + halfWidth, y: top + halfHeight, halfWidth, halfHeight, fixed: true };
}
