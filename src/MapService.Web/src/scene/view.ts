const earthRadius = 6_378_137;
const radians = Math.PI / 180;

/** A point in Web Mercator metres (EPSG:3857). */
export type Mercator = readonly [x: number, y: number];

/** A point on the screen in CSS pixels from the upper left corner of the map. */
export interface Pixel {
  x: number;
  y: number;
}

/** Degrees to Web Mercator. */
export function toMercator(lon: number, lat: number): Mercator {
  return [lon * radians * earthRadius, Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2)) * earthRadius];
}

/** Web Mercator to degrees. */
export function fromMercator([x, y]: Mercator): { lon: number; lat: number } {
  return { lon: x / earthRadius / radians, lat: (2 * Math.atan(Math.exp(y / earthRadius)) - Math.PI / 2) / radians };
}

/** How the map lies on the screen at one moment. */
export interface MapView {
  /** Affine transform from Mercator to CSS pixels: a, b, c, d, e, f as in a canvas. */
  transform: readonly number[];
  /** Mercator metres per CSS pixel. */
  resolution: number;
  zoom: number;
  width: number;
  height: number;
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
}

/** Where a Mercator point is on the screen. */
export function mercatorToPixel(view: MapView, [x, y]: Mercator): Pixel {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view.transform;
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** How far the map is turned, in radians clockwise. */
export function turnOf({ transform: [a = 1, b = 0] }: MapView): number {
  return Math.atan2(b, a);
}

/** Where a position in degrees is on the screen. */
export function toPixel(view: MapView, lon: number, lat: number): Pixel {
  return mercatorToPixel(view, toMercator(lon, lat));
}

/** How many CSS pixels a distance on the ground takes at a latitude. */
export function metresToPixels(view: MapView, metres: number, lat: number): number {
  return metres / Math.cos(lat * radians) / view.resolution;
}

/** Whether a point lies on the screen or not farther than `margin` pixels off it. */
export function isNear(view: MapView, { x, y }: Pixel, margin: number): boolean {
  return x > -margin && y > -margin && x < view.width + margin && y < view.height + margin;
}
