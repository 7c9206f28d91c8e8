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
const cells = 13;

/** Where along a free stretch a level name may have its middle. */
const shares = [0.5, 0.35, 0.65, 0.22, 0.78] as const;

/**
 * Places along a river for its name, the best first: in the middle between the banks, where it runs straightest. None where
 * nothing of it is visible. `ring` is closed.
 */
export function riverSpots(ring: readonly Mercator[], extent: Extent): LabelSpot[] {
  const visible = ring.slice(1).flatMap((to, index) => piece(ring[index] ?? to, to, extent));
  const step = Math.max(1, Math.floor(visible.length / banks));
  const spots = visible.filter((_, index) => index % step === 0).map((bank) => spotBeside(ring, bank, extent));
  return roomiestFirst(spots.flatMap((spot) => spot ?? []));
}

/** Places for a level name in an open area, the roomiest first. None where nothing of it is visible. */
export function areaSpots(ring: readonly Mercator[], extent: Extent): LabelSpot[] {
  const [west = 0, south = 0, east = 0, north = 0] = extent;
  const spots: LabelSpot[] = [];
  for (let row = 1; row < cells; row++) {
    const y = south + ((north - south) * row) / cells;
    const crossings = crossingsOf(ring, y).map((x) => Math.min(east, Math.max(west, x)));
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [from = 0, to = 0] = crossings.slice(index);
      const offMiddle = Math.abs(row / cells - 0.5);
      if (to <= from) continue;
      for (const share of shares) {
        const room = (to - from) * (1 - Math.abs(2 * share - 1)) * (1 - 0.3 * offMiddle);
        spots.push({ x: from + (to - from) * share, y, angle: 0, room });
      }
    }
  }
  return roomiestFirst(spots);
}

/** Places for a name of a length along the straight stretches of a line that are visible, at least `apart` from one another. */
export function lineSpots(line: readonly Mercator[], extent: Extent, length: number, apart: number): LabelSpot[] {
  return line.slice(1).flatMap((to, index) => spotsOn(visiblePart(line[index] ?? to, to, extent), length, apart));
}

function spotsOn(part: Bank | undefined, length: number, apart: number): LabelSpot[] {
  if (!part) return [];
  const [dx, dy] = [part.to[0] - part.from[0], part.to[1] - part.from[1]];
  const room = Math.hypot(dx, dy);
  const count = room < length ? 0 : Math.max(1, Math.floor(room / (length + apart)));
  const angle = Math.atan(-dy / (dx || 1e-9));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count;
    return { x: part.from[0] + dx * share, y: part.from[1] + dy * share, angle, room };
  });
}

/** The piece of a straight line that lies in an extent (Liang and Barsky). */
function visiblePart(from: Mercator, to: Mercator, [west = 0, south = 0, east = 0, north = 0]: Extent): Bank | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [[-dx, from[0] - west], [dx, east - from[0]], [-dy, from[1] - south], [dy, north - from[1]]] as const) {
    if (step === 0 && room < 0) return undefined;
    if (step < 0) enter = Math.max(enter, room / step);
    if (step > 0) leave = Math.min(leave, room / step);
  }
  const at = (share: number): Mercator => [from[0] + dx * share, from[1] + dy * share];
  return enter < leave ? { from: at(enter), to: at(leave) } : undefined;
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

function roomiestFirst(spots: readonly LabelSpot[]): LabelSpot[] {
  return [...spots].sort((a, b) => b.room - a.room);
}
