import { gregorianDate } from '../replay/calendar';
import type { StoryEvent } from '../replay/history';
import { dateText, monthText, timeText, type DateNames } from '../replay/story-text';
import { dayMs, hourMs, type StoryMs, type StorySpan } from '../replay/story-time';

/** A day or a month of the timeline, cut to the span. */
export interface Band {
  at: StoryMs;
  end: StoryMs;
  text: string;
  odd: boolean;
}

/** A full hour or the start of a day; named ones bear their time or their number in the month. */
export interface TimeMark {
  at: StoryMs;
  text: string;
}

/** Least distance in pixels of two named hours, of two named days, and of two marks of any kind. */
const hourRoom = 56;
const dayRoom = 26;
const markRoom = 5;

/** A day narrower than this in pixels has no band of its own. */
const narrowestDay = 40;

/** The days that a span touches where they are wide enough, else its months. */
export function bands(span: StorySpan, width: number, names: DateNames): Band[] {
  const daysAreWide = (dayMs * width) / (span.to - span.from) >= narrowestDay;
  const starts = daysAreWide ? dayStarts(span) : monthStarts(span);
  return starts.map((start, index) => {
    const at = Math.max(start, span.from);
    const date = gregorianDate(at);
    const text = daysAreWide ? dateText(date, names) : monthText(date, names);
    return { at, end: Math.min(starts[index + 1] ?? span.to, span.to), text, odd: (daysAreWide ? start / dayMs : date.month) % 2 !== 0 };
  });
}

/** Full hours of a span drawn at a width in pixels, or days where hours have no room; named as often as there is room. */
export function timeMarks(span: StorySpan, width: number): TimeMark[] {
  const pixels = (ms: number) => (ms * width) / (span.to - span.from);
  const named = [1, 2, 3, 6, 12].find((hours) => pixels(hours * hourMs) >= hourRoom);
  return named === undefined ? daysNamed(span, pixels(dayMs)) : hoursNamed(span, named, pixels(hourMs));
}

function hoursNamed({ from, to }: StorySpan, named: number, hourPixels: number): TimeMark[] {
  const step = hourMs * (hourPixels >= markRoom ? 1 : named);
  const marks: TimeMark[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    marks.push({ at, text: (at / hourMs) % named === 0 ? timeText(at) : '' });
  }
  return marks;
}

function daysNamed(span: StorySpan, dayPixels: number): TimeMark[] {
  const named = [1, 2, 5, 10].find((days) => dayPixels * days >= dayRoom);
  return dayStarts(span).flatMap((at) => {
    const { day } = gregorianDate(at);
    const isNamed = named !== undefined && (day - 1) % named === 0 && day + named / 2 <= 32;
    return at < span.from || (!isNamed && dayPixels < markRoom) ? [] : [{ at, text: isNamed ? String(day) : '' }];
  });
}

function dayStarts({ from, to }: StorySpan): StoryMs[] {
  const first = Math.floor(from / dayMs);
  return Array.from({ length: Math.ceil(to / dayMs) - first }, (_, index) => (first + index) * dayMs);
}

function monthStarts({ from, to }: StorySpan): StoryMs[] {
  const { year, month } = gregorianDate(from);
  const starts: StoryMs[] = [];
  for (let index = month - 1; Date.UTC(year, index) < to; index++) starts.push(Date.UTC(year, index));
  return starts;
}

/** The events that start at most `within` milliseconds from a moment, the nearest first. */
export function nearestEvents(events: readonly StoryEvent[], at: StoryMs, within: number): StoryEvent[] {
  const near = events.filter(({ start }) => Math.abs(start - at) <= within);
  return near.sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
}
