import { lingers, type StoryEvent, type StoryMovement } from './history';
import { unitOnMovement } from './local-timeline';
import { metresBetween } from './routes';
import { hourMs, minuteMs, type StoryMs } from './story-time';

/** A spot where something happens, in degrees, and how much it counts. */
export interface ActionSpot {
  lon: number;
  lat: number;
  weight: number;
}

/** What a camera is pointed at: edges in degrees, and the wall time at which it was. */
export interface Shot {
  box: ShotBox;
  since: number;
}

/** Edges in degrees. */
export type ShotBox = readonly [west: number, south: number, east: number, north: number];

/** What is asked of a history to see where it happens. */
export interface ActionSource {
  events: readonly StoryEvent[];
  movements: readonly StoryMovement[];
  /** Where a place is, in degrees; undefined where that is not known. */
  placeAt(id: string): { lon: number; lat: number } | undefined;
}

/** How far ahead is looked: so much wall time at the speed of the replay, in milliseconds, and no less or more story time than this. */
const aheadMs = 6_000;
const leastAhead = 10 * minuteMs;
const mostAhead = 6 * hourMs;

/** What begins counts most, then what goes on; a movement counts at each of its spots. */
const beginningWeight = 3;
const goingOnWeight = 2;
const movementWeight = 0.5;

/** Things farther than this from the heaviest one are left out of the picture, in metres: a map of everything shows nothing. */
const reachMetres = 12_000;

/** What is shown already counts so much more: the camera does not go to and fro between two scenes. */
const loyalty = 1.5;

/** A shot shows at least so many metres, and so much more around what happens, as a part of it. */
const leastMetres = 1_500;
const roomPart = 0.3;

/** A shot stays at least so long, in wall milliseconds, and until what happens fills less than this part of it. */
const restMs = 4_000;
const leastFilled = 0.3;

/** Story time that is looked ahead at a speed in story seconds per second. */
export function lookAhead(speed: number): StoryMs {
  return Math.min(mostAhead, Math.max(leastAhead, Math.abs(speed) * aheadMs));
}

/** Where something happens from a moment on until `ahead` later: events under way or about to begin, and units on their way. */
export function actionAt({ events, movements, placeAt }: ActionSource, at: StoryMs, ahead: StoryMs): ActionSpot[] {
  const until = at + ahead;
  const live = events.filter((event) => event.start < until && Math.max(event.end, event.start + 1) > at && !lingers(event));
  const moving = movements.filter((movement) => movement.start < until && movement.end > at);
  return [...live.flatMap((event) => spotsOf(event, at, placeAt)), ...moving.flatMap((movement) => wayOf(movement, at, until))];
}

/**
 * The shot that follows another, or the same one: it holds the heaviest group of spots, changes only when they leave it or
 * come to fill little of it, and never in quick succession. `now` is wall time in milliseconds.
 */
export function nextShot(shot: Shot | undefined, spots: readonly ActionSpot[], now: number): Shot | undefined {
  const group = heaviestGroup(spots, shot?.box);
  if (group.length === 0 || (shot && now - shot.since < restMs)) return shot;
  const around = boxAround(group);
  if (shot && contains(shot.box, around) && fills(widened(around), shot.box)) return shot;
  return { box: widened(around), since: now };
}

function spotsOf(event: StoryEvent, at: StoryMs, placeAt: ActionSource['placeAt']): ActionSpot[] {
  const places = event.feature.properties.places.flatMap(({ id }) => placeAt(id) ?? []);
  const weight = (event.start >= at ? beginningWeight : goingOnWeight) / Math.max(1, places.length);
  return places.map(({ lon, lat }) => ({ lon, lat, weight }));
}

function wayOf(movement: StoryMovement, at: StoryMs, until: StoryMs): ActionSpot[] {
  const looks = [at, (at + until) / 2, until];
  return looks.flatMap((look) => unitOnMovement(movement, look) ?? []).map(({ lon, lat }) => ({ lon, lat, weight: movementWeight }));
}

/** The spots about the one that has most weight near it; of equal ones, about the first. */
function heaviestGroup(spots: readonly ActionSpot[], shown: ShotBox | undefined): readonly ActionSpot[] {
  let best: { weight: number; group: readonly ActionSpot[] } = { weight: 0, group: [] };
  for (const spot of spots) {
    const group = spots.filter(({ lon, lat }) => metresBetween([lon, lat], [spot.lon, spot.lat]) <= reachMetres);
    const isShown = shown && contains(shown, [spot.lon, spot.lat, spot.lon, spot.lat]);
    const weight = group.reduce((sum, one) => sum + one.weight, 0) * (isShown ? loyalty : 1);
    if (weight > best.weight) best = { weight, group };
  }
  return best.group;
}

function boxAround(spots: readonly ActionSpot[]): ShotBox {
  const [lons, lats] = [spots.map(({ lon }) => lon), spots.map(({ lat }) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function widened([west, south, east, north]: ShotBox): ShotBox {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const metresPerDegree = metresBetween([lon, lat - 0.5], [lon, lat + 0.5]);
  const least = leastMetres / metresPerDegree / 2;
  const halfHeight = Math.max(((north - south) / 2) * (1 + roomPart), least);
  const halfWidth = Math.max(((east - west) / 2) * (1 + roomPart), least / Math.cos((lat * Math.PI) / 180));
  return [lon - halfWidth, lat - halfHeight, lon + halfWidth, lat + halfHeight];
}

function contains(outer: ShotBox, inner: ShotBox): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

function fills(inner: ShotBox, outer: ShotBox): boolean {
  return inner[2] - inner[0] >= leastFilled * (outer[2] - outer[0]) || inner[3] - inner[1] >= leastFilled * (outer[3] - outer[1]);
}
