/** A position in degrees: longitude, latitude. */
export type LonLat = readonly [lon: number, lat: number];

/** A route with the distance of each of its points from the start, in metres. */
export interface Route {
  points: readonly LonLat[];
  distances: readonly number[];
  length: number;
}

const metresPerDegree = 111_195;

/** Distance in metres, flat-earth: right to a thousandth over the pieces of a route. */
export function metresBetween(a: LonLat, b: LonLat): number {
  const east = (b[0] - a[0]) * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot(east, b[1] - a[1]) * metresPerDegree;
}

/** Measures the points of a line. */
export function measureRoute(coordinates: readonly (readonly number[])[]): Route {
  const points = coordinates.map(toLonLat);
  const distances: number[] = [];
  let length = 0;
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before) length += metresBetween(before, point);
    distances.push(length);
  });
  return { points, distances, length };
}

/** The point at a distance from the start; distances beyond an end give that end. Undefined for a route without points. */
export function pointAlong(route: Route, distance: number): LonLat | undefined {
  const next = route.distances.findIndex((reached) => reached >= distance);
  const b = next < 0 ? route.points.at(-1) : route.points[next];
  const a = route.points[next - 1];
  if (!a || !b || next < 1) return b;
  const start = route.distances[next - 1] ?? 0;
  const piece = (route.distances[next] ?? 0) - start;
  const part = piece > 0 ? (distance - start) / piece : 0;
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}

/** The piece of a route between two distances, with the points in between. */
export function pieceOfRoute(route: Route, from: number, to: number): LonLat[] {
  const first = pointAlong(route, from);
  const last = pointAlong(route, to);
  if (!first || !last) return [];
  const between = route.points.filter((_, index) => {
    const distance = route.distances[index] ?? 0;
    return distance > from && distance < to;
  });
  return [first, ...between, last];
}

function toLonLat(coordinates: readonly number[]): LonLat {
  return [coordinates[0] ?? 0, coordinates[1] ?? 0];
}
