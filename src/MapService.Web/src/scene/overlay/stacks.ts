import type { UnitAt } from '../../replay/snapshot';
import type { SceneData } from '../scene-data';
import { toPixel, type MapView, type Pixel } from '../view';

/** A unit to be drawn, or several of one side that stand together and are drawn as one sign with their number. */
export interface ShownUnit extends UnitAt {
  /** Those that the sign stands for; undefined for a single unit. */
  members?: readonly UnitAt[];
}

/** Fewer signs than this stand side by side and can be read. */
const fewest = 3;

/** Signs nearer than this many of their widths would push one another away from where they are. */
const reachInSigns = 1.5;

/** Puts standing units of one side that have no room beside each other into stacks. Those in `apart` keep their own sign, as all that move do. */
export function stackUnits(
  units: readonly UnitAt[], { units: infos }: SceneData, view: MapView, signWidth: number, apart: ReadonlySet<string>,
): ShownUnit[] {
  const single = (unit: UnitAt) => unit.movement !== undefined || apart.has(unit.unit);
  const standing = units.filter((unit) => !single(unit));
  const clusters = gather(standing, view, signWidth * reachInSigns);
  return [...units.filter(single), ...clusters.flatMap((cluster) => stackedBySide(cluster, infos))];
}

function stackedBySide(cluster: readonly UnitAt[], infos: SceneData['units']): ShownUnit[] {
  const bySide = groupBy(cluster, ({ unit }) => infos.get(unit)?.side ?? '');
  return [...bySide].flatMap(([side, members]) => {
    const [first] = members;
    if (members.length < fewest || !first) return members;
    return [{ unit: `${side} at ${first.lon},${first.lat}`, lon: first.lon, lat: first.lat, members }];
  });
}

/** Units by the spot near which they stand, the fullest spots first: the same groups wherever on the screen they lie. */
function gather(units: readonly UnitAt[], view: MapView, reach: number): UnitAt[][] {
  const spots = [...groupBy(units, ({ lon, lat }) => `${lon},${lat}`)].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  const clusters: { at: Pixel; units: UnitAt[] }[] = [];
  for (const [, here] of spots) {
    const [first] = here;
    if (!first) continue;
    const at = toPixel(view, first.lon, first.lat);
    const near = clusters.find((cluster) => Math.hypot(cluster.at.x - at.x, cluster.at.y - at.y) < reach);
    if (near) near.units.push(...here);
    else clusters.push({ at, units: [...here] });
  }
  return clusters.map((cluster) => cluster.units);
}

/** Items by a key, the keys in the order in which they first come. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
