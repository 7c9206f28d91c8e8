import type { ReplayIds } from '../contract/contract.g';
import type { BridgeSpan, ControlSpan, EventSpan, FrameState, SegmentSpan } from './frame-state';
import type { StoryMs } from './story-time';

/** Where a unit is at one moment, in degrees; heading in degrees clockwise from north, only while it moves. */
export interface UnitAt {
  unit: string;
  lon: number;
  lat: number;
  movement?: string;
  heading?: number;
}

/** A place held at one moment. */
export interface HeldPlace {
  place: string;
  side: string;
  event: string;
  since: StoryMs;
}

/** A bridge that was opened, or closed again. One that is not told of is closed. */
export interface TurnedBridge {
  place: string;
  open: boolean;
  event: string;
  since: StoryMs;
}

/** An event under way at one moment. */
export interface LiveEvent {
  event: string;
  start: StoryMs;
  end: StoryMs;
}

/** The map at one moment of story time. */
export interface Snapshot {
  at: StoryMs;
  units: readonly UnitAt[];
  events: readonly LiveEvent[];
  control: readonly HeldPlace[];
  bridges: readonly TurnedBridge[];
}

/** Times of a window are rounded to the millisecond, those of the clock are not. */
const roundingMs = 2;

/** Whether the state tells everything about a moment. */
export function knows(state: FrameState, at: StoryMs): boolean {
  return at >= state.window.from - roundingMs && at <= state.window.to + roundingMs;
}

/** The map at a moment of the window; `ids` are those that the state is indexed by. */
export function snapshotAt(state: FrameState, at: StoryMs, ids: ReplayIds): Snapshot {
  return {
    at,
    units: liveAt(state.segments, at).map((segment) => unitOnSegment(segment, at, ids)),
    events: liveAt(state.events, at).map((span) => eventOfSpan(span, ids)),
    control: liveAt(state.control, at).map((span) => placeOfSpan(span, ids)),
    bridges: liveAt(state.bridges, at).map((span) => bridgeOfSpan(span, ids)),
  };
}

/** Where a segment has its unit at a moment: straight between its ends in degrees. */
export function unitOnSegment(segment: SegmentSpan, at: StoryMs, ids: ReplayIds): UnitAt {
  const part = (at - segment.start) / (segment.end - segment.start);
  const position = {
    unit: idOf(ids.units, segment.unit),
    lon: segment.fromLon + (segment.toLon - segment.fromLon) * part,
    lat: segment.fromLat + (segment.toLat - segment.fromLat) * part,
  };
  if (segment.movement < 0) return position;
  return { ...position, movement: idOf(ids.movements, segment.movement), ...headingOf(segment) };
}

/** Compass direction from one position to another, degrees clockwise from north; flat-earth, good for pieces of a route. */
export function headingBetween(fromLon: number, fromLat: number, toLon: number, toLat: number): number {
  const east = (toLon - fromLon) * Math.cos((((fromLat + toLat) / 2) * Math.PI) / 180);
  const degrees = (Math.atan2(east, toLat - fromLat) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

function headingOf(segment: SegmentSpan): { heading?: number } {
  const stays = segment.fromLon === segment.toLon && segment.fromLat === segment.toLat;
  return stays ? {} : { heading: headingBetween(segment.fromLon, segment.fromLat, segment.toLon, segment.toLat) };
}

function liveAt<T extends { start: number; end: number }>(spans: ReadonlyMap<number, T>, at: StoryMs): T[] {
  const live: T[] = [];
  for (const span of spans.values()) if (at >= span.start && at < span.end) live.push(span);
  return live;
}

function eventOfSpan(span: EventSpan, ids: ReplayIds): LiveEvent {
  return { event: idOf(ids.events, span.event), start: span.start, end: span.end };
}

function placeOfSpan(span: ControlSpan, ids: ReplayIds): HeldPlace {
  return { place: idOf(ids.places, span.place), side: idOf(ids.sides, span.side), event: idOf(ids.events, span.event), since: span.start };
}

function bridgeOfSpan(span: BridgeSpan, ids: ReplayIds): TurnedBridge {
  return { place: idOf(ids.places, span.place), open: span.open, event: idOf(ids.events, span.event), since: span.start };
}

function idOf(ids: readonly string[], index: number): string {
  const id = ids[index];
  if (id === undefined) throw new Error(`Invariant: a frame tells of index ${index}, and there are ${ids.length} ids.`);
  return id;
}
