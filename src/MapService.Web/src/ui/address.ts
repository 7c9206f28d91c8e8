import { isoMinute, tryParseStory, type StoryMs } from '../replay/story-time';
import type { Camera } from '../scene/map-scene';

/** What the address of the page says: the moment and the part of the map. */
export interface Address {
  at: StoryMs | undefined;
  camera: Camera | undefined;
}

/** Reads the part of an address after `#`, for example `t=1917-11-07T06:30&map=13.5/59.94/30.31`. What is not understood is left out. */
export function readAddress(hash: string): Address {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  return { at: tryParseStory(values.get('t') ?? ''), camera: readCamera(values.get('map') ?? '') };
}

/** Writes an address that {@link readAddress} reads; zoom to hundredths, position to about a metre. */
export function writeAddress(at: StoryMs, camera: Camera): string {
  const { zoom, lat, lon } = camera;
  return `#t=${isoMinute(at)}&map=${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`;
}

function readCamera(text: string): Camera | undefined {
  const [zoom, lat, lon, ...rest] = text.split('/').map((part) => (part === '' ? NaN : Number(part)));
  if (rest.length > 0 || !isWithin(zoom, 0, 22) || !isWithin(lat, -85, 85) || !isWithin(lon, -180, 180)) return undefined;
  return { zoom, lat, lon };
}

function isWithin(value: number | undefined, from: number, to: number): value is number {
  return value !== undefined && value >= from && value <= to;
}
