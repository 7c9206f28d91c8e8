import type { Mercator } from '../view';

/** A line without the points that lie nearer than `tolerance` to what is left (Douglas and Peucker). Its ends stay. */
export function simplify(line: readonly Mercator[], tolerance: number): Mercator[] {
  const keep = new Set<number>([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const farthest = farthestBetween(line, span, tolerance);
    if (farthest === undefined) continue;
    keep.add(farthest);
    open.push([span[0], farthest], [farthest, span[1]]);
  }
  return line.filter((_, index) => keep.has(index));
}

function farthestBetween(line: readonly Mercator[], [first, last]: readonly [number, number], tolerance: number): number | undefined {
  let farthest: number | undefined;
  let most = tolerance;
  for (let index = first + 1; index < last; index++) {
    const distance = distanceToPiece(line[index] ?? [0, 0], line[first] ?? [0, 0], line[last] ?? [0, 0]);
    if (distance <= most) continue;
    most = distance;
    farthest = index;
  }
  return farthest;
}

function distanceToPiece([x, y]: Mercator, [ax, ay]: Mercator, [bx, by]: Mercator): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const part = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
  return Math.hypot(x - ax - dx * part, y - ay - dy * part);
}
