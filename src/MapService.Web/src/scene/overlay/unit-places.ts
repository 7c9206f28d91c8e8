import type { Box } from '../label-layout';
import { spread, type Body } from '../spread';
import { signHeight } from '../sprites';
import { toPixel, type MapView, type Pixel } from '../view';
import { gatherCrowds, type Crowd } from './crowds';
import type { ShownUnit } from './stacks';

/** Where a unit is drawn: its true place and how far its sign stands off it, in pixels. */
export interface PlacedUnit {
  unit: ShownUnit;
  at: Pixel;
  offset: Pixel;
  /** Middle of the block of signs that stands for the place, off the place; only of the first of a block. */
  block?: Pixel;
}

/** Where the numbers of a crowd are drawn: its middle and how far off it. */
export interface PlacedCrowd {
  crowd: Crowd;
  at: Pixel;
  offset: Pixel;
}

/** Everything that has found its room. */
export interface Placing {
  units: PlacedUnit[];
  crowds: PlacedCrowd[];
}

/** What units are placed for. */
export interface PlacingOptions {
  view: MapView;
  signWidth: number;
  /** Boxes that standing signs keep clear of. */
  marks: readonly Box[];
  /** Order of the units within a block, so that those of a side stand together. */
  order: (unit: ShownUnit) => string;
  /** How many signs a crowd is shown with. */
  signsOf: (crowd: Crowd) => number;
  /** The unit that is shown by itself in any case. */
  apart: string | undefined;
  /** Wall time. */
  now: number;
  still: boolean;
}

/** Wall milliseconds in which an offset comes most of the way to where it should be. */
const easeMs = 160;

/** Moving signs are pulled apart anew in every frame, so a little at a time will do. */
const movingRounds = 8;

/** Free room between two signs. */
const gap = 4;

/** Below this zoom the units of a town are told by their numbers. */
export const crowdZoom = 11;

/** How far about a place units are taken to its crowd, in widths of a sign. */
const crowdReach = 1.9;

/** A block of signs is about so much wider than high. */
const blockShape = 1.5;

/** Signs that stand for one place, side by side in rows, or a crowd. */
interface Block {
  at: Pixel;
  units: readonly ShownUnit[];
  columns: number;
  rows: number;
}

/** Finds room for the signs of units, so that those at one place stand side by side, and moves them there gently. */
export class UnitPlaces {
  readonly #shown = new Map<string, Pixel>();
  #standing: { key: string; offsets: Pixel[] } = { key: '', offsets: [] };
  #before = 0;

  /** Whether signs are still on their way to their room. */
  restless = false;

  /** Places for units. */
  place(units: readonly ShownUnit[], options: PlacingOptions): Placing {
    const { view, signWidth, apart, now, still, signsOf } = options;
    const { crowds, singles } = view.zoom < crowdZoom ? gatherCrowds(units, view, crowdReach * signWidth, apart) : { crowds: [], singles: units };
    const part = still ? 1 : 1 - Math.exp((this.#before - now) / easeMs);
    this.#before = now;
    this.restless = false;
    const standing = blocksOf(singles.filter(({ movement }) => movement === undefined), options);
    const gathered = crowds.map((crowd): Block => ({ at: toPixel(view, crowd.lon, crowd.lat), units: [], ...shapeOf(signsOf(crowd)) }));
    const offsets = this.#spreadStanding([...standing, ...gathered], options, singles);
    return {
      units: [...standing.flatMap((block, index) => this.#placeBlock(block, offsets[index], signWidth, part)), ...this.#placeMoving(singles, options, part)],
      crowds: crowds.map((crowd, index) => {
        const { at } = gathered[index] ?? { at: { x: 0, y: 0 } };
        return { crowd, at, offset: this.#ease(`crowd ${crowd.key}`, offsets[standing.length + index] ?? { x: 0, y: 0 }, part) };
      }),
    };
  }

  #placeMoving(units: readonly ShownUnit[], { view, signWidth }: PlacingOptions, part: number): PlacedUnit[] {
    const moving = units.filter(({ movement }) => movement !== undefined);
    const offsets = spread(moving.map((unit) => bodyOf(toPixel(view, unit.lon, unit.lat), 1, 1, signWidth)), movingRounds);
    return moving.map((unit, index) => {
      const offset = this.#ease(unit.unit, offsets[index] ?? { x: 0, y: 0 }, part);
      return { unit, at: toPixel(view, unit.lon, unit.lat), offset };
    });
  }

  #placeBlock({ at, units, columns, rows }: Block, middle: Pixel = { x: 0, y: 0 }, signWidth: number, part: number): PlacedUnit[] {
    const [stepX, stepY] = [signWidth + gap, signHeight(signWidth) + gap];
    return units.map((unit, index) => {
      const row = Math.floor(index / columns);
      const inRow = Math.min(columns, units.length - row * columns);
      const wanted = {
        x: middle.x + ((index % columns) - (inRow - 1) / 2) * stepX,
        y: middle.y + (row - (rows - 1) / 2) * stepY,
      };
      const offset = this.#ease(unit.unit, wanted, part);
      return index === 0 ? { unit, at, offset, block: middle } : { unit, at, offset };
    });
  }

  /** The blocks are pulled apart only when they or the scale have changed: their arrangement does not depend on where the map is. */
  #spreadStanding(blocks: readonly Block[], { view, signWidth, marks }: PlacingOptions, singles: readonly ShownUnit[]): Pixel[] {
    const origin = toPixel(view, 0, 0);
    const around = [...marks.map(({ left, top }) => ({ x: left, y: top })), ...blocks.map(({ at }) => at)]
      .map(({ x, y }) => `${Math.round(x - origin.x)},${Math.round(y - origin.y)}`);
    const standing = singles.flatMap(({ unit, movement }) => (movement === undefined ? unit : []));
    const key = `${view.resolution} ${signWidth} ${around.join()} ${standing.join()}`;
    if (key !== this.#standing.key) {
      const bodies = [...blocks.map(({ at, columns, rows }) => bodyOf(at, columns, rows, signWidth)), ...marks.map(bodyOfMark)];
      this.#standing = { key, offsets: spread(bodies) };
    }
    return this.#standing.offsets;
  }

  #ease(unit: string, wanted: Pixel, part: number): Pixel {
    const shown = this.#shown.get(unit) ?? wanted;
    const eased = { x: shown.x + (wanted.x - shown.x) * part, y: shown.y + (wanted.y - shown.y) * part };
    if (Math.hypot(wanted.x - eased.x, wanted.y - eased.y) > 0.3) this.restless = true;
    this.#shown.set(unit, eased);
    return eased;
  }
}

/** Columns and rows for a number of signs: one row for a few, then about as high as wide. */
export function shapeOf(count: number): { columns: number; rows: number } {
  const columns = count <= 3 ? Math.max(1, count) : Math.ceil(Math.sqrt((count * blockShape * signHeight(100)) / 100));
  return { columns, rows: Math.ceil(count / columns) };
}

function blocksOf(units: readonly ShownUnit[], { view, order }: PlacingOptions): Block[] {
  const places = new Map<string, ShownUnit[]>();
  for (const unit of units) {
    const key = `${unit.lon} ${unit.lat}`;
    places.set(key, [...(places.get(key) ?? []), unit]);
  }
  return [...places.values()].map((together) => ({
    at: toPixel(view, together[0]?.lon ?? 0, together[0]?.lat ?? 0),
    units: together.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    ...shapeOf(together.length),
  }));
}

function bodyOf({ x, y }: Pixel, columns: number, rows: number, signWidth: number): Body {
  return { x, y, halfWidth: (columns * (signWidth + gap) + gap) / 2, halfHeight: (rows * (signHeight(signWidth) + gap) + gap) / 2, fixed: false };
}

function bodyOfMark({ left, top, right, bottom }: Box): Body {
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2];
  return { x: left + halfWidth, y: top + halfHeight, halfWidth, halfHeight, fixed: true };
}
