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

/** The first padding with which nothing that is pointed out lies under what covers the map; the last where there is none. For a map with north above. */
export function roomFor({ bounds, size, points, reach, covered }: CueRoom, paddings: readonly [Padding, ...Padding[]]): Padding {
  const [west = 0, south = 0, east = 0, north = 0] = mercatorExtent(bounds);
  const isFree = ([top, right, bottom, left]: Padding) => {
    const [freeWidth, freeHeight] = [size.width - left - right, size.height - top - bottom];
    const resolution = Math.max((east - west) / freeWidth, (north - south) / freeHeight);
    return points.every(({ lon, lat }) => {
      const [x, y] = toMercator(lon, lat);
      const [across, down] = [left + freeWidth / 2 + (x - (west + east) / 2) / resolution, top + freeHeight / 2 - (y - (south + north) / 2) / resolution];
      return covered.every((box) => across < box.left - reach || across > box.right + reach || down < box.top - reach || down > box.bottom + reach);
    });
  };
  return paddings.find(isFree) ?? paddings.at(-1) ?? paddings[0];
}
