import type { Mercator } from '../view';

/** A ring of an area of water, closed: its first point is also its last. */
export type Ring = readonly Mercator[];

/** An area of water: its outer ring, then its islands. */
export interface WaterArea {
  rings: readonly Ring[];
  bounds: Bounds;
}

interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** How far beside a piece of a ring it is looked whether there is land, in Mercator metres: wider than a drawing error, narrower than a canal. */
const lookMetres = 8;

/** No quay or bank of the map runs due north or east for so long, in Mercator metres. */
const cutMetres = 6_000;

/** An area with its outer ring running counter-clockwise and its islands clockwise, so that areas may overlap when filled. */
export function waterArea(rings: readonly Ring[]): WaterArea {
  const turned = rings.map((ring, index) => (isCounterClockwise(ring) === (index === 0) ? ring : [...ring].reverse()));
  return { rings: turned, bounds: boundsOf(turned[0] ?? []) };
}

/**
 * The true shores of all areas together, as lines: the pieces of their rings that have water on one side only. Where a
 * river meets the sea both have an edge, but no shore.
 */
export function shoresOf(areas: readonly WaterArea[]): Mercator[][] {
  return areas.flatMap((area) => {
    const others = areas.filter((other) => other !== area && overlap(other.bounds, area.bounds));
    return area.rings.flatMap((ring) => shoresOfRing(ring, others));
  });
}

function shoresOfRing(ring: Ring, others: readonly WaterArea[]): Mercator[][] {
  const lines: Mercator[][] = [];
  let line: Mercator[] = [];
  ring.slice(1).forEach((to, index) => {
    const from = ring[index] ?? to;
    if (isCut(from, to) || others.some((other) => contains(other, landSide(from, to)))) {
      if (line.length > 1) lines.push(line);
      line = [];
    } else if (line.length > 0) line.push(to);
    else line = [from, to];
  });
  if (line.length > 1) lines.push(line);
  return lines;
}


/** The coast of a wide drawing without the edges at which the drawing itself ends. */
export function coastOf(ring: Ring): Mercator[][] {
  return shoresOfRing(ring, []);
}

/** Long edges due north or due east are where a drawing ends, not shores. */
function isCut(from: Mercator, to: Mercator): boolean {
  const [dx, dy] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  return Math.min(dx, dy) < 1 && Math.max(dx, dy) > cutMetres;
}

/** A point just off the middle of a piece, on its right: rings run with the water on their left. */
function landSide(from: Mercator, to: Mercator): Mercator {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [(from[0] + to[0]) / 2 + (dy / length) * lookMetres, (from[1] + to[1]) / 2 - (dx / length) * lookMetres];
}

function contains({ rings, bounds }: WaterArea, [x, y]: Mercator): boolean {
  if (x < bounds.minX || x > bounds.maxX || y < bounds.minY || y > bounds.maxY) return false;
  return rings.reduce((inside, ring) => inside !== crossesOdd(ring, x, y), false);
}

/** Whether a ray from the point to the east crosses the ring an odd number of times. */
function crossesOdd(ring: Ring, x: number, y: number): boolean {
  let odd = false;
  for (let index = 1; index < ring.length; index++) {
    const a = ring[index - 1];
    const b = ring[index];
    if (!a || !b || a[1] > y === b[1] > y) continue;
    if (x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) odd = !odd;
  }
  return odd;
}

function isCounterClockwise(ring: Ring): boolean {
  let twiceArea = 0;
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1] ?? [];
    const [bx = 0, by = 0] = ring[index] ?? [];
    twiceArea += ax * by - bx * ay;
  }
  return twiceArea > 0;
}

function boundsOf(ring: Ring): Bounds {
  const bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const [x, y] of ring) {
    bounds.minX = Math.min(bounds.minX, x);
    bounds.minY = Math.min(bounds.minY, y);
    bounds.maxX = Math.max(bounds.maxX, x);
    bounds.maxY = Math.max(bounds.maxY, y);
  }
  return bounds;
}

function overlap(a: Bounds, b: Bounds): boolean {
  const room = 2 * lookMetres;
  return a.minX - room < b.maxX && b.minX - room < a.maxX && a.minY - room < b.maxY && b.minY - room < a.maxY;
}
