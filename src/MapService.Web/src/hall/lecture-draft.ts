import type { CueCameraInfo, CueInfo, LectureInfo, ShowingLens } from '../contract/contract.g';
import { isoMinute, parseStory, type StoryMs } from '../replay/story-time';

/** What fits on a screen that is read from the last row; the server takes no more. */
export const longest = { heading: 80, text: 400, notes: 4_000 };

/** Story seconds a second that a cue may run at. */
export const speeds = { least: 1, most: 86_400 };

/** A clock that is given an end runs for this part of the planned time; the rest is for talking. */
const runningPart = 0.5;

/** What a new cue takes from the map. */
export interface MapMoment {
  readonly at: StoryMs;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly number[];
  readonly lens: ShowingLens | undefined;
  /** Targets such as `place:smolny`. */
  readonly highlight: readonly string[];
}

/** A lecture of which nothing is known but its language. */
export function emptyLecture(id: string, language: string, title: string): LectureInfo {
  return { id, title, language, summary: '', cues: [] };
}

/** A cue of what the map shows. */
export function cueFrom({ at, bounds, lens, highlight }: MapMoment, heading: string): CueInfo {
  return { heading, text: '', minutes: 1, at: isoMinute(at), then: 'hold', camera: boxOf(bounds), highlight: [...highlight], ...(lens ? { lens } : {}), pictures: [] };
}

/** A camera that shows a box; to ten metres, which no hall can see. */
export function boxOf(bounds: readonly number[]): CueCameraInfo {
  return { bounds: bounds.map((degrees) => Math.round(degrees * 1e4) / 1e4) };
}

/** With a cue before the one at an index; at the end from the length on. */
export function withCue(lecture: LectureInfo, index: number, cue: CueInfo): LectureInfo {
  return { ...lecture, cues: lecture.cues.toSpliced(index, 0, cue) };
}

export function withoutCue(lecture: LectureInfo, index: number): LectureInfo {
  return { ...lecture, cues: lecture.cues.toSpliced(index, 1) };
}

/** With one cue put in the place of another. */
export function withCueAt(lecture: LectureInfo, index: number, cue: CueInfo): LectureInfo {
  return { ...lecture, cues: lecture.cues.with(index, cue) };
}

/** With a cue moved by some places; the lecture itself where there is no such place. */
export function withCueMoved(lecture: LectureInfo, index: number, by: number): LectureInfo {
  const cue = lecture.cues[index];
  if (!cue || !lecture.cues[index + by]) return lecture;
  return withCue(withoutCue(lecture, index), index + by, cue);
}

/** A cue at another moment. Its clock runs for as long as before. */
export function startingAt(cue: CueInfo, at: StoryMs): CueInfo {
  const moved = { ...cue, at: isoMinute(at) };
  return cue.to === undefined ? moved : { ...moved, to: isoMinute(parseStory(cue.to) + at - parseStory(cue.at)) };
}

/** A cue whose clock runs up to a moment, at a pace that fits the planned time unless it has one; one that stands where the moment is not after its start, or undefined. */
export function runningTo(cue: CueInfo, to: StoryMs | undefined): CueInfo {
  const seconds = ((to ?? NaN) - parseStory(cue.at)) / 1000;
  if (to === undefined || !(seconds > 0)) return standing(cue);
  const fitting = roundedPace(seconds / (cue.minutes * 60 * runningPart));
  return { ...cue, to: isoMinute(to), speed: cue.speed ?? fitting };
}

/** A cue with a target pointed out, or no longer where it is. */
export function pointing(cue: CueInfo, target: string): CueInfo {
  const { highlight } = cue;
  return { ...cue, highlight: highlight.includes(target) ? highlight.filter((one) => one !== target) : [...highlight, target] };
}

/** Where the cue that was at an index of one list is in the next state of it; undefined for one that is gone. A cue that was changed keeps its place. */
export function newIndexOf(before: readonly CueInfo[], after: readonly CueInfo[], index: number): number | undefined {
  const cue = before[index];
  const found = cue ? after.indexOf(cue) : -1;
  if (found >= 0) return found;
  return before.length === after.length && index in after ? index : undefined;
}

function standing(cue: CueInfo): CueInfo {
  const { to: _to, speed: _speed, ...rest } = cue;
  return { ...rest, then: 'hold' };
}

/** A pace to two digits, within what is allowed. */
function roundedPace(speed: number): number {
  return Math.min(speeds.most, Math.max(speeds.least, Number(speed.toPrecision(2))));
}
