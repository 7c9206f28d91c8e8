import type { Box } from '../scene/label-layout';
import { mercatorExtent, type Padding } from '../scene/map-camera';
import { toMercator } from '../scene/view';

/** What a cue shows, and the screen that it is shown on. */
export interface CueRoom {
  /** What is fitted to the screen: west, south, east, north in degrees. */
  bounds: readonly number[];
  /** Size of the map, in CSS pixels. */
  size: { width: number; height: number };
  /** What is pointed out, in degrees. */
  points: readonly { lon: number; lat: number }[];
  /** How far the ring around a point reaches, in CSS pixels. */
  reach: number;
  /** What lies over the map, in its CSS pixels. */
  covered: readonly Box[];
}

/** The usual padding, or the other where something that is pointed out would else lie under what covers the map. For a map with north above. */
export function roomFor({ bounds, size, points, reach, covered }: CueRoom, usual: Padding, other: Padding): Padding {
  const [west = 0, south = 0, east = 0, north = 0] = mercatorExtent(bounds);
  const [top, right, bottom, left] = usual;
  const [freeWidth, freeHeight] = [size.width - left - right, size.height - top - bottom];
  const resolution = Math.max((east - west) / freeWidth, (north - south) / freeHeight);
  const isFree = points.every(({ lon, lat }) => {
    const [x, y] = toMercator(lon, lat);
    const across = left + freeWidth / 2 + (x - (west + east) / 2) / resolution;
    const down = top + freeHeight / 2 - (y - (south + north) / 2) / resolution;
    return covered.every((box) => across < box.left - reach || across > box.right + reach || down < box.top - reach || down > box.bottom + reach);
  });
  return isFree ? usual : other;
}
