import type { UnitAt } from '../../replay/snapshot';
import { toPixel, type MapView, type Pixel } from '../view';

/** Units at one place or so near to one another that only their numbers can be shown. */
export interface Crowd {
  /** Names the crowd for as long as it stands where it stands. */
  key: string;
  lon: number;
  lat: number;
  units: readonly UnitAt[];
}

/** Fewer standing units than this find room side by side. */
const leastCrowd = 4;

/** Those that move keep their own sign until they are this part of the reach away: where they go is what is to be seen. */
const movingReach = 0.4;

/** Units that stand at one place, which is as exact as their coordinates. */
interface Gathering {
  key: string;
  at: Pixel;
  units: UnitAt[];
}

/**
 * Gathers units within `reach` pixels of a place where many stand into crowds, the largest first; the rest stay single. What
 * is gathered does not depend on where the map is, and `apart` is never gathered.
 */
export function gatherCrowds(units: readonly UnitAt[], view: MapView, reach: number, apart: string | undefined): { crowds: Crowd[]; singles: UnitAt[] } {
  const free = new Set(units.filter(({ unit }) => unit !== apart));
  const crowds: Crowd[] = [];
  for (const { key, at } of gatheringsOf([...free])) {
    const near = [...free].filter((unit) => distance(toPixel(view, unit.lon, unit.lat), at) <= reach * (unit.movement === undefined ? 1 : movingReach));
    if (near.filter(({ movement }) => movement === undefined).length < leastCrowd || !near.some((unit) => keyOf(unit) === key)) continue;
    for (const unit of near) free.delete(unit);
    crowds.push({ key, ...middleOf(near), units: near });
  }
  return { crowds, singles: units.filter((unit) => unit.unit === apart || free.has(unit)) };

  function gatheringsOf(candidates: readonly UnitAt[]): Gathering[] {
    const places = new Map<string, Gathering>();
    for (const unit of candidates.filter(({ movement }) => movement === undefined)) {
      const key = keyOf(unit);
      const place = places.get(key) ?? { key, at: toPixel(view, unit.lon, unit.lat), units: [] };
      place.units.push(unit);
      places.set(key, place);
    }
    return [...places.values()].sort((a, b) => b.units.length - a.units.length || (a.key < b.key ? -1 : 1));
  }
}

/** The middle of those that stand; those that move through would make it tremble. */
function middleOf(units: readonly UnitAt[]): { lon: number; lat: number } {
  const standing = units.filter(({ movement }) => movement === undefined);
  const sum = standing.reduce((total, { lon, lat }) => ({ lon: total.lon + lon, lat: total.lat + lat }), { lon: 0, lat: 0 });
  return { lon: sum.lon / standing.length, lat: sum.lat / standing.length };
}

function keyOf({ lon, lat }: UnitAt): string {
  return `${lon} ${lat}`;
}

function distance(a: Pixel, b: Pixel): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
