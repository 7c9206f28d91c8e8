import type { EventFeature, MovementFeature, UnitInfo } from '../contract/contract.g';
import { measureRoute, type LonLat, type Route } from './routes';
import { hourMs, minuteMs, parseStory, type StoryMs } from './story-time';

/** A morning or a night is watched; what takes longer, or fell somewhere in a day, is not. */
const lingeringMs = 13 * hourMs;

/** An instant is under way for a minute, the finest precision of the data, as on the server. */
const shortestMs = minuteMs;

/** An event with its times read. `end` equals `start` for an instant. */
export interface StoryEvent {
  id: string;
  start: StoryMs;
  end: StoryMs;
  feature: EventFeature;
}

/** A movement with its times and its route read; at `end` the unit stands at its destination. */
export interface StoryMovement {
  id: string;
  unit: string;
  start: StoryMs;
  end: StoryMs;
  route: Route;
  feature: MovementFeature;
}

/** A unit with the stretch in which it is on the map and the position where it stands first. */
export interface StoryUnit {
  id: string;
  start: StoryMs;
  end: StoryMs;
  stands: LonLat;
}

/** Units whose first place is known, by `positionOf`. One that stays to the end is there at the last moment too. */
export function readUnits(units: readonly UnitInfo[], positionOf: (place: string) => LonLat | undefined): StoryUnit[] {
  return units.flatMap(({ id, presence: { place, from, to } }) => {
    const stands = positionOf(place);
    return stands ? [{ id, start: parseStory(from), end: to === undefined ? Infinity : parseStory(to), stands }] : [];
  });
}

/** Events in order of start, then of id. */
export function readEvents(features: readonly EventFeature[]): StoryEvent[] {
  return features.map(readEvent).sort(byStart);
}

/** Movements in order of departure, then of id. */
export function readMovements(features: readonly MovementFeature[]): StoryMovement[] {
  return features.flatMap(readMovement).sort(byStart);
}

/** The first event that starts after a moment. */
export function nextEvent(events: readonly StoryEvent[], at: StoryMs): StoryEvent | undefined {
  return events.find((event) => event.start > at);
}

/** The last event that starts before a moment. */
export function previousEvent(events: readonly StoryEvent[], at: StoryMs): StoryEvent | undefined {
  return events.findLast((event) => event.start < at);
}

/** Events under way at a moment. */
export function currentEvents(events: readonly StoryEvent[], at: StoryMs): StoryEvent[] {
  return events.filter((event) => event.start <= at && at < Math.max(event.end, event.start + shortestMs));
}

/** Whether an event takes so long, or is dated so loosely, that it is a state of things rather than something to watch. */
export function lingers(event: StoryEvent): boolean {
  return event.end - event.start > lingeringMs;
}

/** Shown of an event at the edges of a stretch somewhere in which it fell; in the middle it is shown whole. */
const edgeStrength = 0.35;

/** The part of such a stretch in which it comes, and in which it goes. */
const fadingPart = 0.25;

/** How strongly an event is shown at a moment of its own, in (0, 1]: one whose hours nobody states comes and goes by degrees. */
export function strengthAt({ start, end, feature }: StoryEvent, at: StoryMs): number {
  const { precision, derived } = feature.properties;
  if (derived === undefined || precision === 'minute' || precision === 'hour' || end <= start) return 1;
  const part = (at - start) / (end - start);
  const fromEdge = Math.max(0, Math.min(part, 1 - part)) / fadingPart;
  return edgeStrength + (1 - edgeStrength) * Math.min(1, fromEdge);
}

/** Events that were over by a moment, at most `within` milliseconds before it; an instant is over at once. Latest first. */
export function recentEvents(events: readonly StoryEvent[], at: StoryMs, within: number): StoryEvent[] {
  return events.filter((event) => event.end <= at && event.end > at - within).sort((a, b) => b.end - a.end);
}

/** The nearest events to come, in order, at most `count`. */
export function comingEvents(events: readonly StoryEvent[], at: StoryMs, count: number): StoryEvent[] {
  return events.filter((event) => event.start > at).slice(0, count);
}

function readEvent(feature: EventFeature): StoryEvent {
  const { from, to } = feature.properties;
  return { id: feature.id, start: parseStory(from), end: parseStory(to), feature };
}

function readMovement(feature: MovementFeature): StoryMovement[] {
  if (feature.geometry.type !== 'LineString') return [];
  const { unit, from, to } = feature.properties;
  const route = measureRoute(feature.geometry.coordinates);
  return [{ id: feature.id, unit, start: parseStory(from), end: parseStory(to), route, feature }];
}

function byStart(a: { id: string; start: StoryMs }, b: { id: string; start: StoryMs }): number {
  return a.start - b.start || (a.id < b.id ? -1 : 1);
}
