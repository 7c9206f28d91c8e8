import { currentEvents, type StoryEvent, type StoryMovement } from './history';
import { pointAlong } from './routes';
import { headingBetween, type HeldPlace, type LiveEvent, type Snapshot, type TurnedBridge, type UnitAt } from './snapshot';
import type { StoryMs } from './story-time';

/** How far ahead along a route the heading looks, in metres: a bend of a street does not make the arrow tremble. */
const headingReachMetres = 30;

/**
 * The map at any moment from what the REST answers tell, for the moments the stream does not cover: while scrubbing
 * faster than the server answers, and while the connection is lost. Units that never move keep their last known stay.
 */
export class LocalTimeline {
  readonly #events: readonly StoryEvent[];
  readonly #movements = new Map<string, StoryMovement[]>();
  readonly #changes: HeldPlace[];
  readonly #turns: TurnedBridge[];

  constructor(events: readonly StoryEvent[], movements: readonly StoryMovement[]) {
    this.#events = events;
    for (const movement of movements) this.#movements.set(movement.unit, [...(this.#movements.get(movement.unit) ?? []), movement]);
    this.#changes = events.flatMap(changesOf).sort(bySince);
    this.#turns = events.flatMap(turnsOf).sort(bySince);
  }

  /** The map at a moment; `known` are the units last seen in the stream. */
  at(at: StoryMs, known: readonly UnitAt[]): Snapshot {
    return {
      at,
      units: this.#unitsAt(at, known),
      events: currentEvents(this.#events, at).map(liveEvent),
      control: lastOfEach(this.#changes, at),
      bridges: lastOfEach(this.#turns, at),
    };
  }

  #unitsAt(at: StoryMs, known: readonly UnitAt[]): UnitAt[] {
    return known.map((unit) => this.#moved(unit.unit, at) ?? unit);
  }

  #moved(unit: string, at: StoryMs): UnitAt | undefined {
    const movements = this.#movements.get(unit);
    if (!movements) return undefined;
    const movement = movements.findLast((candidate) => candidate.start <= at) ?? movements[0];
    return movement && unitOnMovement(movement, at);
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
