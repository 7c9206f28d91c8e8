import { dayMs, hourMs, minuteMs, type StoryMs, type StorySpan } from './story-time';

/** How light it is: `twilight` while one can still, or already, find one's way without a lamp. */
export type Light = 'day' | 'twilight' | 'night';

/** A stretch with the same light; a day has none, it is what lies between. */
export interface Darkness extends StorySpan {
  light: Exclude<Light, 'day'>;
}

/** Where the sun is seen from, in degrees. */
export interface Spot {
  lon: number;
  lat: number;
}

/** The sun's upper edge is on the horizon at this altitude of its middle, refraction included; civil twilight ends at the other. */
const horizonDegrees = -0.833;
const civilDegrees = -6;

/** The light is looked up this often; between two looks it changes at the crossing of a straight line, less than half a minute off. */
const lookMs = 10 * minuteMs;

const radians = Math.PI / 180;
const j2000 = Date.UTC(2000, 0, 1, 12);

/**
 * Altitude of the sun in degrees at a time of Unix milliseconds. Low-precision formulas of the Astronomical Almanac, section C:
 * to a hundredth of a degree from 1950 to 2050, to a few hundredths a century away.
 */
export function sunAltitude(utcMs: number, { lon, lat }: Spot): number {
  const days = (utcMs - j2000) / dayMs;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * radians;
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * radians;
  const obliquity = (23.439 - 0.0000004 * days) * radians;
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
  const siderealDegrees = 15 * (18.697374558 + 24.06570982441908 * days);
  const hourAngle = (siderealDegrees + lon) * radians - ascension;
  const sine = Math.sin(lat * radians) * Math.sin(declination) + Math.cos(lat * radians) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(sine) / radians;
}

/** The light of a moment; story time is taken for the local mean time of the spot. */
export function lightAt(at: StoryMs, spot: Spot): Light {
  return lightOf(storyAltitude(at, spot));
}

/** When it is not day within a span, in order. */
export function darkness(span: StorySpan, spot: Spot): Darkness[] {
  const found: Darkness[] = [];
  for (const { at, light } of changesOfLight(span, spot)) {
    const last = found.at(-1);
    if (last?.to === span.to) last.to = at;
    if (light !== 'day') found.push({ from: at, to: span.to, light });
  }
  return found;
}

/** The light at the beginning of a span, and each change of it. */
function changesOfLight(span: StorySpan, spot: Spot): { at: StoryMs; light: Light }[] {
  let altitude = storyAltitude(span.from, spot);
  const changes = [{ at: span.from, light: lightOf(altitude) }];
  for (let at = span.from; at < span.to; at += lookMs) {
    const end = Math.min(at + lookMs, span.to);
    const next = storyAltitude(end, spot);
    const light = lightOf(next);
    if (light !== changes.at(-1)?.light) changes.push({ at: at + ((end - at) * (borderBetween(altitude, next) - altitude)) / (next - altitude), light });
    altitude = next;
  }
  return changes;
}

function borderBetween(a: number, b: number): number {
  return Math.min(a, b) < civilDegrees ? civilDegrees : horizonDegrees;
}

function lightOf(altitude: number): Light {
  if (altitude >= horizonDegrees) return 'day';
  return altitude >= civilDegrees ? 'twilight' : 'night';
}

function storyAltitude(at: StoryMs, spot: Spot): number {
  return sunAltitude(at - (spot.lon / 15) * hourMs, spot);
}
