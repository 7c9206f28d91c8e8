import type { Mercator } from '../view';

/** Where a name can be written in an area, and how it lies: `angle` in radians clockwise from the horizontal. */
export interface LabelSpot {
  x: number;
  y: number;
  angle: number;
  /** Free length along the angle, in the units of the coordinates. */
  room: number;
}

/** The visible part of the plane: west, south, east, north. */
export type Extent = readonly number[];

/** Banks looked at for a river: enough to find its straightest visible reach. */
const banks = 28;

/** Cells of the grid in which the middle of an open area is looked for, along one side. */
const cells = 9;

/**
 * The best place along a river for its name: in the middle between the banks, where it runs straightest. Undefined where
 * nothing of it is visible. `ring` is closed.
 */
export function riverSpot(ring: readonly Mercator[], extent: Extent): LabelSpot | undefined {
  const visible = ring.slice(1).flatMap((to, index) => piece(ring[index] ?? to, to, extent));
  const step = Math.max(1, Math.floor(visible.length / banks));
  const spots = visible.filter((_, index) => index % step === 0).map((bank) => spotBeside(ring, bank, extent));
  return best(spots.flatMap((spot) => spot ?? []));
}

/** The roomiest place for a level name in an open area. Undefined where nothing of it is visible. */
export function areaSpot(ring: readonly Mercator[], extent: Extent): LabelSpot | undefined {
  const [west = 0, south = 0, east = 0, north = 0] = extent;
  const spots: LabelSpot[] = [];
  for (let row = 1; row < cells; row++) {
    const y = south + ((north - south) * row) / cells;
    const crossings = crossingsOf(ring, y).map((x) => Math.min(east, Math.max(west, x)));
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [from = 0, to = 0] = crossings.slice(index);
      const offMiddle = Math.abs(row / cells - 0.5);
      if (to > from) spots.push({ x: (from + to) / 2, y, angle: 0, room: (to - from) * (1 - 0.3 * offMiddle) });
    }
  }
  return best(spots);
}

interface Bank {
  from: Mercator;
  to: Mercator;
}

function piece(from: Mercator, to: Mercator, extent: Extent): Bank[] {
  return isInside([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], extent) ? [{ from, to }] : [];
}

/** From the middle of a bank straight across to the other one; the name goes half way, along the bank. */
function spotBeside(ring: readonly Mercator[], { from, to }: Bank, extent: Extent): LabelSpot | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return undefined;
  const along: Mercator = [dx / length, dy / length];
  const middle: Mercator = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const widths = [reach(ring, middle, [-along[1], along[0]]), reach(ring, middle, [along[1], -along[0]])];
  const inward = isOddCrossing(ring, [middle[0] - along[1] * 2, middle[1] + along[0] * 2]) ? 0 : 1;
  const width = (widths[inward] ?? 0) * (inward === 0 ? 1 : -1);
  const centre: Mercator = [middle[0] - (along[1] * width) / 2, middle[1] + (along[0] * width) / 2];
  if (!isInside(centre, extent)) return undefined;
  const room = 2 * Math.min(reach(ring, centre, along), reach(ring, centre, [-along[0], -along[1]]));
  const angle = Math.atan(-along[1] / (along[0] || 1e-9));
  return { x: centre[0], y: centre[1], angle, room: Math.min(room, 12 * Math.abs(width)) };
}

/** Distance from a point to the first edge of the ring in a direction of length 1; infinite where there is none. */
function reach(ring: readonly Mercator[], [x, y]: Mercator, [dx, dy]: Mercator): number {
  let nearest = Infinity;
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1] ?? [];
    const [bx = 0, by = 0] = ring[index] ?? [];
    const cross = dx * (by - ay) - dy * (bx - ax);
    if (cross === 0) continue;
    const distance = ((ax - x) * (by - ay) - (ay - y) * (bx - ax)) / cross;
    const part = ((ax - x) * dy - (ay - y) * dx) / cross;
    if (distance > 1 && part >= 0 && part <= 1 && distance < nearest) nearest = distance;
  }
  return nearest;
}

function crossingsOf(ring: readonly Mercator[], y: number): number[] {
  const crossings: number[] = [];
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1] ?? [];
    const [bx = 0, by = 0] = ring[index] ?? [];
    if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  return crossings.sort((a, b) => a - b);
}

function isOddCrossing(ring: readonly Mercator[], [x, y]: Mercator): boolean {
  return crossingsOf(ring, y).filter((crossing) => crossing < x).length % 2 === 1;
}

function isInside([x, y]: Mercator, [west = 0, south = 0, east = 0, north = 0]: Extent): boolean {
  return x > west && x < east && y > south && y < north;
}

function best(spots: readonly LabelSpot[]): LabelSpot | undefined {
  return spots.reduce<LabelSpot | undefined>((found, spot) => (found && found.room >= spot.room ? found : spot), undefined);
}
