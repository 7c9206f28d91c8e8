import { currentEvents, type StoryEvent, type StoryMovement, type StoryUnit } from './history';
import { pointAlong } from './routes';
import { headingBetween, type HeldPlace, type LiveEvent, type Snapshot, type TurnedBridge, type UnitAt } from './snapshot';
import type { StoryMs } from './story-time';

/** How far ahead along a route the heading looks, in metres: a bend of a street does not make the arrow tremble. */
const headingReachMetres = 30;

/**
 * The map at any moment from what the REST answers tell, for the moments the stream does not cover: while scrubbing
 * faster than the server answers, without a connection, and for pictures and films.
 */
export class LocalTimeline {
  readonly #events: readonly StoryEvent[];
  readonly #units: readonly StoryUnit[];
  readonly #movements = new Map<string, StoryMovement[]>();
  readonly #changes: HeldPlace[];
  readonly #turns: TurnedBridge[];

  constructor(events: readonly StoryEvent[], movements: readonly StoryMovement[], units: readonly StoryUnit[]) {
    this.#events = events;
    this.#units = units;
    for (const movement of movements) this.#movements.set(movement.unit, [...(this.#movements.get(movement.unit) ?? []), movement]);
    this.#changes = thatChange(events.flatMap(changesOf).sort(bySince), ({ side }) => side);
    this.#turns = thatChange(events.flatMap(turnsOf).sort(bySince), ({ open }) => open);
  }

  at(at: StoryMs): Snapshot {
    return {
      at,
      units: this.#units.filter(({ start, end }) => start <= at && at < end).map((unit) => this.#unitAt(unit, at)),
      events: currentEvents(this.#events, at).map(liveEvent),
      control: lastOfEach(this.#changes, at),
      bridges: lastOfEach(this.#turns, at),
    };
  }

  #unitAt({ id, stands: [lon, lat] }: StoryUnit, at: StoryMs): UnitAt {
    const movement = this.#movements.get(id)?.findLast(({ start }) => start <= at);
    return (movement && unitOnMovement(movement, at)) ?? { unit: id, lon, lat };
  }
}

/** Where a movement has its unit at a moment, at an even pace along the route; before and after it at its ends. */
export function unitOnMovement(movement: StoryMovement, at: StoryMs): UnitAt | undefined {
  const reached = distanceAlong(movement, at);
  const here = pointAlong(movement.route, reached);
  if (!here) return undefined;
  const position = { unit: movement.unit, lon: here[0], lat: here[1] };
  if (at < movement.start || at >= movement.end) return position;
  const ahead = pointAlong(movement.route, reached + headingReachMetres) ?? here;
  return { ...position, movement: movement.id, heading: headingBetween(here[0], here[1], ahead[0], ahead[1]) };
}

/** Metres of the route that are done at a moment. */
export function distanceAlong(movement: StoryMovement, at: StoryMs): number {
  const duration = movement.end - movement.start;
  const part = duration > 0 ? (at - movement.start) / duration : 1;
  return Math.min(1, Math.max(0, part)) * movement.route.length;
}

function changesOf(event: StoryEvent): HeldPlace[] {
  return event.feature.properties.control.map(({ place, side }) => ({ place, side, event: event.id, since: event.end }));
}

function turnsOf(event: StoryEvent): TurnedBridge[] {
  return event.feature.properties.bridges.map(({ place, state }) => ({ place, open: state === 'opened', event: event.id, since: event.end }));
}

/** Without those that leave their place as it was. */
function thatChange<T extends { place: string }>(changes: readonly T[], valueOf: (change: T) => unknown): T[] {
  const values = new Map<string, unknown>();
  return changes.filter((change) => {
    const same = values.get(change.place) === valueOf(change);
    values.set(change.place, valueOf(change));
    return !same;
  });
}

/** The last change of each place by a moment; `changes` are in order of time. */
function lastOfEach<T extends { place: string; since: StoryMs }>(changes: readonly T[], at: StoryMs): T[] {
  const last = new Map<string, T>();
  for (const change of changes) if (change.since <= at) last.set(change.place, change);
  return [...last.values()];
}

function bySince(a: { since: StoryMs }, b: { since: StoryMs }): number {
  return a.since - b.since;
}

function liveEvent(event: StoryEvent): LiveEvent {
  return { event: event.id, start: event.start, end: event.end };
}
