import { isoMinute, tryParseStory, type StoryMs } from '../replay/story-time';
import { isMapLanguage, type MapLanguage } from '../scene/languages';
import type { Camera } from '../scene/map-scene';

/** What the address of the page says: the moment and the part of the map, and how the map is shown where that was chosen. */
export interface Address {
  at: StoryMs | undefined;
  camera: Camera | undefined;
  language: MapLanguage | undefined;
  dark: boolean;
}

/** Reads the part of an address after `#`, for example `t=1917-11-07T06:30&map=13.5/59.94/30.31&lang=nl&dark=1`. What is not understood is left out. */
export function readAddress(hash: string): Address {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  const language = values.get('lang') ?? undefined;
  return {
    at: tryParseStory(values.get('t') ?? ''),
    camera: readCamera(values.get('map') ?? ''),
    language: isMapLanguage(language) ? language : undefined,
    dark: values.get('dark') === '1',
  };
}

/** Writes an address that {@link readAddress} reads; zoom to hundredths, position to about a metre. */
export function writeAddress(at: StoryMs, { zoom, lat, lon }: Camera, { language, dark }: Pick<Address, 'language' | 'dark'>): string {
  const place = `#t=${isoMinute(at)}&map=${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`;
  return `${place}${language ? `&lang=${language}` : ''}${dark ? '&dark=1' : ''}`;
}

function readCamera(text: string): Camera | undefined {
  const [zoom, lat, lon, ...rest] = text.split('/').map((part) => (part === '' ? NaN : Number(part)));
  if (rest.length > 0 || !isWithin(zoom, 0, 22) || !isWithin(lat, -85, 85) || !isWithin(lon, -180, 180)) return undefined;
  return { zoom, lat, lon };
}

function isWithin(value: number | undefined, from: number, to: number): value is number {
  return value !== undefined && value >= from && value <= to;
}
