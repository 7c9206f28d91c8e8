import type { CueCameraInfo, CueClock, CueInfo, LectureInfo, Showing, ShowingCamera, ShowingLens } from '../contract/contract.g';
import { clearLens, type Lens } from '../replay/lens';
import { parseStory } from '../replay/story-time';
import type { Camera } from '../scene/map-camera';
import type { Selection } from '../scene/scene-data';
import { fromMercator, toMercator } from '../scene/view';

/** A cue with a place and a zoom level shows what a window of this size shows, in CSS pixels: a projector without its edges. */
const shownWidth = 1600;
const shownHeight = 800;

/** Mercator metres a CSS pixel at zoom level 0. */
const coarsest = 156_543.033_928;

/** Where a place is; undefined for one that is not known. */
export type PlaceAt = (id: string) => { lon: number; lat: number } | undefined;

/** What a hall is shown of a cue. */
export function showingOf({ title, language, cues }: LectureInfo, index: number, placeAt: PlaceAt): Showing {
  const cue = cues[index];
  if (!cue) return { lecture: title, language };
  const camera = cue.camera && cameraOf(cue.camera, placeAt);
  return {
    lecture: title,
    language,
    cue: index + 1,
    heading: cue.heading,
    text: cue.text,
    highlight: cue.highlight,
    pictures: cue.pictures,
    ...(camera ? { camera } : {}),
    ...(cue.lens ? { lens: cue.lens } : {}),
  };
}

/** What the clock does in a cue. */
export function clockOf({ at, to, speed, then }: CueInfo): CueClock {
  const atMs = parseStory(at);
  if (to === undefined || speed === undefined) return { atMs, playing: false };
  const stretch = { fromMs: atMs, toMs: parseStory(to) };
  return { atMs, playing: true, speed, loop: then === 'loop' ? stretch : { ...stretch, once: true } };
}

/** How long the clock of a cue runs, in wall seconds; 0 for one that stands. */
export function runSeconds({ at, to, speed }: CueInfo): number {
  return to === undefined || speed === undefined ? 0 : (parseStory(to) - parseStory(at)) / 1000 / speed;
}

/** Where a map goes in a cue; undefined where its place is not known. */
export function cameraOf({ place, zoom, bounds, follow, unit }: CueCameraInfo, placeAt: PlaceAt): ShowingCamera | undefined {
  if (bounds) return { bounds };
  if (follow === 'action') return { follow };
  if (follow === 'unit') return { follow: `unit:${unit}` };
  const middle = place === undefined ? undefined : placeAt(place);
  return middle && { bounds: boundsAround(middle, zoom ?? 14) };
}

/** West, south, east, north in degrees of what is shown around a position at a zoom level. */
export function boundsAround({ lon, lat }: { lon: number; lat: number }, zoom: number): number[] {
  const resolution = coarsest / 2 ** zoom;
  const [x, y] = toMercator(lon, lat);
  const [halfWidth, halfHeight] = [(shownWidth / 2) * resolution, (shownHeight / 2) * resolution];
  const lower = fromMercator([x - halfWidth, y - halfHeight]);
  const upper = fromMercator([x + halfWidth, y + halfHeight]);
  return [lower.lon, lower.lat, upper.lon, upper.lat].map((degrees) => Math.round(degrees * 1e5) / 1e5);
}

/** The camera that sees all between edges in degrees on a map of a size in CSS pixels. */
export function cameraSeeing([west = 0, south = 0, east = 0, north = 0]: readonly number[], size: { width: number; height: number }): Camera {
  const [left, bottom] = toMercator(west, south);
  const [right, top] = toMercator(east, north);
  const resolution = Math.max((right - left) / size.width, (top - bottom) / size.height);
  return { ...fromMercator([(left + right) / 2, (bottom + top) / 2]), zoom: Math.log2(coarsest / resolution), turn: 0 };
}

/** What a hall is shown alone, as a lens. */
export function lensOf(lens: ShowingLens | undefined): Lens {
  if (!lens) return clearLens;
  const { sides = [], kinds = [], sources = [], certainties = [] } = lens;
  return { ...clearLens, sides: new Set(sides), kinds: new Set(kinds), sources: new Set(sources), certainties: new Set(certainties) };
}

/** A target such as `place:smolny`; undefined for what is none. */
export function targetOf(text: string): Selection | undefined {
  const [type, id] = text.split(':');
  return id !== undefined && (type === 'place' || type === 'unit' || type === 'event') ? { type, id } : undefined;
}

/** Minutes and seconds, such as 4:07; with a sign where it is negative. */
export function minutesText(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  return `${seconds < 0 && whole > 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
