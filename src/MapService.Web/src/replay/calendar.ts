import { dayMs, type StoryMs } from './story-time';

/** A date of either calendar; month counts from 1. */
export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

/** Julian day number of 1970-01-01 (Gregorian), by which both calendars count the same days. */
const epochDayNumber = 2_440_588;

/** Number of the day a moment falls on, the same for both calendars. */
export function dayNumber(ms: StoryMs): number {
  return Math.floor(ms / dayMs) + epochDayNumber;
}

/** New Style date of a moment. */
export function gregorianDate(ms: StoryMs): CalendarDate {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Old Style date of a moment. E. G. Richards, "Calendars", in: Explanatory Supplement to the Astronomical Almanac (2013), 15.11. */
export function julianDate(ms: StoryMs): CalendarDate {
  const f = dayNumber(ms) + 1401;
  const e = 4 * f + 3;
  const g = Math.floor((e % 1461) / 4);
  const h = 5 * g + 2;
  const day = Math.floor((h % 153) / 5) + 1;
  const month = ((Math.floor(h / 153) + 2) % 12) + 1;
  const year = Math.floor(e / 1461) - 4716 + Math.floor((14 - month) / 12);
  return { year, month, day };
}

/** The moment at which a New Style date begins; undefined where there is no such date. */
export function startOfGregorian(date: CalendarDate): StoryMs | undefined {
  // Date.UTC takes years before 100 for those of the twentieth century.
  const ms = new Date(0).setUTCFullYear(date.year, date.month - 1, date.day);
  return isSameDate(gregorianDate(ms), date) ? ms : undefined;
}

/** The moment at which an Old Style date begins; undefined where there is no such date. Richards, as above. */
export function startOfJulian(date: CalendarDate): StoryMs | undefined {
  const h = date.month - 2;
  const g = date.year + 4716 - Math.floor((12 - h) / 12);
  const f = (h - 1 + 12) % 12;
  const number = Math.floor((1461 * g) / 4) + date.day - 1 - 1401 + Math.floor((153 * f + 2) / 5);
  const ms = (number - epochDayNumber) * dayMs;
  return isSameDate(julianDate(ms), date) ? ms : undefined;
}

function isSameDate(a: CalendarDate, b: CalendarDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}
