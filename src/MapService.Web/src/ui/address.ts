import { isoMinute, tryParseStory, type StoryMs } from '../replay/story-time';
import type { Lens } from '../replay/lens';
import { isLanguage, type Language } from '../texts/languages';
import type { Camera } from '../scene/map-camera';
import type { Selection } from '../scene/scene-data';

/** What the address of the page says: the moment, the part of the map, and how the map is shown. */
export interface Address {
  at: StoryMs | undefined;
  camera: Camera | undefined;
  language: Language | undefined;
  dark: boolean;
  /** What is let through. */
  lens: Lens;
  bySource: boolean;
  /** What is looked at. */
  selection: Selection | undefined;
  /** Code of the session that is watched together. */
  joinCode: string | undefined;
}

/** Everything of an address but moment and map. */
export type AddressManner = Omit<Address, 'at' | 'camera'>;

/** Reads the part of an address after `#`, for example `t=1917-11-07T06:30&map=13.5/59.94/30.31&lang=nl&dark=1`. What is not understood is left out. */
export function readAddress(hash: string): Address {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  const language = values.get('lang') ?? undefined;
  return {
    at: tryParseStory(values.get('t') ?? ''),
    camera: readCamera(values.get('map') ?? ''),
    language: isLanguage(language) ? language : undefined,
    dark: values.get('dark') === '1',
    lens: {
      sides: readWords(values.get('side')),
      kinds: readWords(values.get('kind')),
      sources: readWords(values.get('source')),
      certainties: readWords(values.get('sure')),
      unit: values.get('unit') ?? undefined,
    },
    bySource: values.get('colour') === 'source',
    selection: readSelection(values.get('sel') ?? ''),
    joinCode: values.get('join') || undefined,
  };
}

/** Writes an address that {@link readAddress} reads; zoom to hundredths, position to about a metre, turn to a degree. */
export function writeAddress(at: StoryMs, camera: Camera, manner: AddressManner): string {
  const { language, dark, lens, bySource, selection, joinCode } = manner;
  const parts: readonly (readonly [string, string])[] = [
    ['lang', language ?? ''],
    ['dark', dark ? '1' : ''],
    ['side', [...lens.sides].join(',')],
    ['kind', [...lens.kinds].join(',')],
    ['source', [...lens.sources].join(',')],
    ['sure', [...lens.certainties].join(',')],
    ['unit', lens.unit ?? ''],
    ['colour', bySource ? 'source' : ''],
    ['sel', selection ? `${selection.type}:${selection.id}` : ''],
    ['join', joinCode ?? ''],
  ];
  return `#t=${isoMinute(at)}&map=${writeCamera(camera)}` + parts.filter(([, value]) => value !== '').map(([name, value]) => `&${name}=${value}`).join('');
}

function readWords(text: string | null): ReadonlySet<string> {
  return new Set((text ?? '').split(',').filter((word) => isSlug(word)));
}

function readSelection(text: string): Selection | undefined {
  const [type, id] = text.split(':');
  if ((type !== 'event' && type !== 'unit' && type !== 'place') || id === undefined || !isSlug(id)) return undefined;
  return { type, id };
}

function isSlug(word: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word);
}

/** Zoom, latitude, longitude, and the turn in degrees where north is not up. */
export function writeCamera({ zoom, lat, lon, turn }: Camera): string {
  const degrees = Math.round(turn);
  return `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}${degrees === 0 ? '' : `/${degrees}`}`;
}

function readCamera(text: string): Camera | undefined {
  const [zoom, lat, lon, turn = 0, ...rest] = text.split('/').map((part) => (part === '' ? NaN : Number(part)));
  if (rest.length > 0 || !isWithin(zoom, 0, 22) || !isWithin(lat, -85, 85) || !isWithin(lon, -180, 180) || !isWithin(turn, -180, 180)) return undefined;
  return { zoom, lat, lon, turn };
}

function isWithin(value: number | undefined, from: number, to: number): value is number {
  return value !== undefined && value >= from && value <= to;
}
