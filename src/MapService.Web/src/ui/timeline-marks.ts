import { gregorianDate } from '../replay/calendar';
import type { StoryEvent } from '../replay/history';
import { dateText, timeText, type DateNames } from '../replay/story-text';
import { dayMs, hourMs, type StoryMs, type StorySpan } from '../replay/story-time';

/** A day of the timeline, cut to the span. */
export interface DayMark {
  at: StoryMs;
  end: StoryMs;
  text: string;
  odd: boolean;
}

/** A full hour; named ones bear their time. */
export interface HourMark {
  at: StoryMs;
  text: string;
}

/** Least distance of two named hours in pixels. */
const nameRoom = 56;

/** Days that a span touches. */
export function dayMarks(span: StorySpan, names: DateNames): DayMark[] {
  const first = Math.floor(span.from / dayMs);
  const count = Math.ceil(span.to / dayMs) - first;
  return Array.from({ length: count }, (_, index) => {
    const start = (first + index) * dayMs;
    const at = Math.max(start, span.from);
    return { at, end: Math.min(start + dayMs, span.to), text: dateText(gregorianDate(at), names), odd: (first + index) % 2 !== 0 };
  });
}

/** Full hours of a span drawn at a width in pixels, named as often as there is room. */
export function hourMarks({ from, to }: StorySpan, width: number): HourMark[] {
  const step = [1, 2, 3, 6, 12, 24].find((hours) => (hours * hourMs * width) / (to - from) >= nameRoom) ?? 24;
  const marks: HourMark[] = [];
  for (let at = Math.ceil(from / hourMs) * hourMs; at <= to; at += hourMs) {
    marks.push({ at, text: (at / hourMs) % step === 0 ? timeText(at) : '' });
  }
  return marks;
}

/** The event that starts nearest to a moment, at most `within` milliseconds from it. */
export function nearestEvent(events: readonly StoryEvent[], at: StoryMs, within: number): StoryEvent | undefined {
  const near = events.filter(({ start }) => Math.abs(start - at) <= within);
  return near.sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0];
}
