import { gregorianDate, julianDate, type CalendarDate } from './calendar';
import type { StoryEvent } from './history';
import { dayMs, type StoryMs } from './story-time';

/** Names that dates are written with; the lists start with the first of the week or year, Sunday and January. */
export interface DateNames {
  /** As they stand in a date. */
  months: readonly string[];
  /** As they stand without a day; some languages inflect them in dates. */
  monthsAlone: readonly string[];
  /** Short ones, as they stand in a date. */
  monthsShort: readonly string[];
  weekdays: readonly string[];
}

/** A moment written out in both calendars. */
export interface MomentText {
  time: string;
  weekday: string;
  newStyle: string;
  oldStyle: string;
}

/** Hours and minutes: `06:30`. */
export function timeText(ms: StoryMs): string {
  return new Date(ms).toISOString().slice(11, 16);
}

/** A date written out: `7 November 1917`. */
export function dateText(date: CalendarDate, names: DateNames): string {
  return `${date.day} ${names.months[date.month - 1] ?? date.month} ${date.year}`;
}

/** A day without its year: `7 November`. */
export function dayText(date: CalendarDate, names: DateNames): string {
  return `${date.day} ${names.months[date.month - 1] ?? date.month}`;
}

/** A month written out: `November 1917`. */
export function monthText({ month, year }: CalendarDate, names: DateNames): string {
  return `${names.monthsAlone[month - 1] ?? month} ${year}`;
}

/** A moment in both calendars; the weekday is the same in both. */
export function momentText(ms: StoryMs, names: DateNames): MomentText {
  return {
    time: timeText(ms),
    weekday: names.weekdays[new Date(ms).getUTCDay()] ?? '',
    newStyle: dateText(gregorianDate(ms), names),
    oldStyle: dateText(julianDate(ms), names),
  };
}

/** When an event began, as finely as it is dated: `June 1917`, `7 November 1917` or `7 November 1917, 06:30`. */
export function datedText({ start, feature }: StoryEvent, names: DateNames): string {
  const { precision } = feature.properties;
  const date = gregorianDate(start);
  if (precision === 'month') return monthText(date, names);
  return precision === 'day' ? dateText(date, names) : `${dateText(date, names)}, ${timeText(start)}`;
}

/** The moment as it is spoken: `7 November 1917, 06:30`. */
export function spokenMoment(ms: StoryMs, names: DateNames): string {
  return `${dateText(gregorianDate(ms), names)}, ${timeText(ms)}`;
}

/** A span as dates of a calendar: an instant gives its moment, whole days only their dates, and a date is written once where both ends share it. */
export function spanText(from: StoryMs, to: StoryMs, names: DateNames, toDate: (ms: StoryMs) => CalendarDate): string {
  if (isWholeDays(from, to)) return daysText(dateText(toDate(from), names), dateText(toDate(to - 1), names));
  const start = `${dateText(toDate(from), names)}, ${timeText(from)}`;
  if (from === to) return start;
  const sameDay = Math.floor(from / dayMs) === Math.floor(to / dayMs);
  return `${start} – ${sameDay ? '' : `${dateText(toDate(to), names)}, `}${timeText(to)}`;
}

/** Whether a span is made of whole days: then its hours say nothing. */
export function isWholeDays(from: StoryMs, to: StoryMs): boolean {
  return to > from && from % dayMs === 0 && to % dayMs === 0;
}

function daysText(first: string, last: string): string {
  return first === last ? first : `${first} – ${last}`;
}
