import type { ReplayFrame, ReplayIds } from '../contract/contract.g';
import type { StoryMs, StorySpan } from './story-time';

/** What every span has: its number, and from when to before when it lasts; `end` is infinite for what does not end. */
interface NumberedSpan {
  id: number;
  start: StoryMs;
  end: StoryMs;
}

/** A straight piece of a unit's way, or its stay at a spot; units and movements by index, -1 for no movement, degrees. */
export interface SegmentSpan extends NumberedSpan {
  unit: number;
  movement: number;
  fromLon: number;
  fromLat: number;
  toLon: number;
  toLat: number;
}

/** An event under way, by index. */
export interface EventSpan extends NumberedSpan {
  event: number;
}

/** A place held by a side, both by index. */
export interface ControlSpan extends NumberedSpan {
  place: number;
  side: number;
  event: number;
}

/** A bridge opened, or closed again, by index. */
export interface BridgeSpan extends NumberedSpan {
  place: number;
  open: boolean;
  event: number;
}

/** What is known of the replay around the present moment: every span that touches the window, by number. */
export interface FrameState {
  /** The point of the session at which this is; the next delta starts from it. */
  readonly step: number;
  /** The state of the history for which numbers and indexes hold. */
  readonly logPosition: number;
  /** Both ends included. */
  readonly window: StorySpan;
  readonly segments: ReadonlyMap<number, SegmentSpan>;
  readonly events: ReadonlyMap<number, EventSpan>;
  readonly control: ReadonlyMap<number, ControlSpan>;
  readonly bridges: ReadonlyMap<number, BridgeSpan>;
}

/** Degrees on the wire are ten-millionths. */
const unitsPerDegree = 1e7;

/** How many numbers of the wire tell a span of each kind. */
const width = { segments: 9, events: 4, control: 6, bridges: 6 } as const;

const opened = 0;

/** The state after a frame; undefined where it starts from another step than the state is at, and a keyframe has to be asked for. */
export function applyFrame(state: FrameState | undefined, frame: ReplayFrame): FrameState | undefined {
  const before = frame.base === undefined ? nothing(frame.logPosition ?? 0) : state;
  if (!before || (frame.base !== undefined && frame.base !== before.step)) return undefined;
  const { clock, window, ended, started } = frame;
  const story = clock.storyMs;
  return {
    step: frame.step,
    logPosition: before.logPosition,
    window: { from: story + at(window, 0), to: story + at(window, 1) },
    segments: change(before.segments, ended?.segments, spans(started?.segments, width.segments, story, segment)),
    events: change(before.events, ended?.events, spans(started?.events, width.events, story, event)),
    control: change(before.control, ended?.control, spans(started?.control, width.control, story, control)),
    bridges: change(before.bridges, ended?.bridges, spans(started?.bridges, width.bridges, story, bridge)),
  };
}

/** Whether the indexes of a state are those of a list of ids. */
export function isIndexedBy(state: FrameState, ids: ReplayIds): boolean {
  return state.logPosition === ids.logPosition;
}

function nothing(logPosition: number): FrameState {
  const none = new Map();
  return { step: 0, logPosition, window: { from: 0, to: 0 }, segments: none, events: none, control: none, bridges: none };
}

/** Removes first and adds then, so that a number may be used again; the same map where nothing changes. */
function change<T extends NumberedSpan>(
  known: ReadonlyMap<number, T>,
  ended: readonly number[] | undefined,
  started: readonly T[],
): ReadonlyMap<number, T> {
  if (!ended?.length && started.length === 0) return known;
  const changed = new Map(known);
  for (const id of ended ?? []) changed.delete(id);
  for (const span of started) changed.set(span.id, span);
  return changed;
}

/** Cuts a flat list into spans. Each begins with its number and ends with its start, after `story`, and its length. */
function spans<T extends object>(
  numbers: readonly number[] | undefined,
  count: number,
  story: StoryMs,
  read: (fields: readonly number[]) => T,
): (T & NumberedSpan)[] {
  const all: (T & NumberedSpan)[] = [];
  for (let first = 0; numbers && first < numbers.length; first += count) {
    const fields = numbers.slice(first, first + count);
    const start = story + at(fields, count - 2);
    const length = at(fields, count - 1);
    all.push({ id: at(fields, 0), start, end: length === 0 ? Infinity : start + length, ...read(fields) });
  }
  return all;
}

function segment(fields: readonly number[]): Omit<SegmentSpan, keyof NumberedSpan> {
  const [lon, lat] = [at(fields, 3), at(fields, 4)];
  return {
    unit: at(fields, 1),
    movement: at(fields, 2),
    fromLon: lon / unitsPerDegree,
    fromLat: lat / unitsPerDegree,
    toLon: (lon + at(fields, 5)) / unitsPerDegree,
    toLat: (lat + at(fields, 6)) / unitsPerDegree,
  };
}

function event(fields: readonly number[]): Omit<EventSpan, keyof NumberedSpan> {
  return { event: at(fields, 1) };
}

function control(fields: readonly number[]): Omit<ControlSpan, keyof NumberedSpan> {
  return { place: at(fields, 1), side: at(fields, 2), event: at(fields, 3) };
}

function bridge(fields: readonly number[]): Omit<BridgeSpan, keyof NumberedSpan> {
  return { place: at(fields, 1), open: at(fields, 2) === opened, event: at(fields, 3) };
}

function at(numbers: readonly number[], index: number): number {
  const number = numbers[index];
  if (number === undefined) throw new Error(`Invariant: a frame has ${numbers.length} numbers where there should be more.`);
  return number;
}
