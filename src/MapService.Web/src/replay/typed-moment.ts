import { gregorianDate, startOfGregorian, startOfJulian, type CalendarDate } from './calendar';
import { dayMs, hourMs, minuteMs, type StoryMs, type StorySpan } from './story-time';

/** The calendar that a date is meant in: Gregorian or Julian. */
export type CalendarStyle = 'new' | 'old';

/** What a written moment may mean. */
export interface MomentReading {
  at: StoryMs;
  style: CalendarStyle;
}

/** What became of a written moment: its readings, the likeliest first, or what is wrong with it. */
export type TypedMoment =
  | { kind: 'read'; readings: readonly MomentReading[] }
  /** A part says nothing about a moment; empty where everything is missing. */
  | { kind: 'unread'; part: string }
  /** No calendar has such a day, or no day such an hour. */
  | { kind: 'impossible' }
  | { kind: 'outside' };

/** What was found in a text so far. */
interface Findings {
  style?: CalendarStyle;
  year?: number;
  month?: number;
  day?: number;
  /** Milliseconds since midnight; NaN for an hour that no day has. */
  time?: number;
}

/** A form that part of a text may have, and what it tells. Undefined where it is not meant after all. */
interface Form {
  pattern: RegExp;
  read(parts: readonly string[], found: Findings): Findings | undefined;
}

/** Beginnings of the names of months in English, Dutch, Swedish and Russian. */
const monthNames: readonly RegExp[] = [
  /^(jan|янв)/, /^(feb|фев)/, /^(mar|maa|mrt|мар)/, /^(apr|апр)/, /^(may|mei|maj|май|мая)/, /^(jun|июн)/,
  /^(jul|июл)/, /^(aug|авг)/, /^(sep|сен)/, /^(oct|okt|окт)/, /^(nov|ноя)/, /^(dec|дек)/,
];

/** Words that a moment is written with and that say nothing more: prepositions, hours, weekdays. */
const idleWords = new RegExp(
  `^(${[
    'at|on|of|the|to|go|o|clock|h|hrs?|hours?|st|nd|rd|th|year|ad',
    'om|op|de|te|uur|u|jaar|den|kl|klockan|år|в|часов|часа|час|г|год|года|го|e|a',
    '(mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(day)?|(maan|dins|woens|donder|vrij|zater|zon)(dag)?',
    '(mån|tis|ons|tors|fre|lör|sön)(dag)?|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье',
  ].join('|')})$`,
);

const oldStyle = /(?<!\p{L})(o\.? ?s\.?|old[ -]?style|oude stijl|gamla stilen|по старому стилю|старого стиля|ст\.? ?ст\.?|julian|juliaans|juliansk)(?!\p{L})/u;
const newStyle = /(?<!\p{L})(n\.? ?s\.?|new[ -]?style|nieuwe stijl|nya stilen|по новому стилю|нового стиля|нов?\.? ?ст\.?|gregorian|gregoriaans|gregoriansk)(?!\p{L})/u;

/** Forms in the order in which they are looked for: the surest first. What one has taken, no other sees. */
const forms: readonly Form[] = [
  { pattern: oldStyle, read: () => ({ style: 'old' }) },
  { pattern: newStyle, read: () => ({ style: 'new' }) },
  { pattern: /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)t?/, read: ([year, month, day]) => numbers({ year, month, day }) },
  { pattern: /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/, read: ([day, month, year]) => numbers({ year, month, day }) },
  { pattern: /(?<!\d)(\d{1,2}) ?[:h] ?(\d{2})(?!\d)(?::\d{2})?(?: ?([ap])\.?m\.?(?!\p{L}))?/u, read: ([hour, minute, half]) => timeOf(hour, minute, half) },
  { pattern: /(?<!\d)(\d{1,2})(?:[.:](\d{2}))? ?([ap])\.?m\.?(?!\p{L})/u, read: ([hour, minute, half]) => timeOf(hour, minute, half) },
  { pattern: /(?<!\p{L})(noon|midday|полдень|middag)(?!\p{L})/u, read: () => ({ time: 12 * hourMs }) },
  { pattern: /(?<!\p{L})(midnight|полночь|middernacht|midnatt)(?!\p{L})/u, read: () => ({ time: 0 }) },
  { pattern: /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|-?го|e|:e)?[ -]*(?:of )?(\p{L}{3,})/u, read: ([day, name]) => dayOfMonth(day, name) },
  { pattern: /(\p{L}{3,})\.? ?(\d{1,2})(?:st|nd|rd|th)?(?!\d)/u, read: ([name, day]) => dayOfMonth(day, name) },
  { pattern: /(?<!\d)(\d{1,2})[./-](\d{1,2})(?!\d)/, read: ([day, month], found) => (Number(month) > 12 || found.day !== undefined ? timeOf(day, month) : numbers({ day, month })) },
  { pattern: /(?<!\d)(1\d{3})(?!\d)/, read: ([year], found) => (found.day === undefined ? undefined : numbers({ year })) },
  { pattern: /(?<!\d)(\d{2})(\d{2})(?!\d)/, read: ([hour, minute]) => timeOf(hour, minute) },
  { pattern: /(?<!\d)(\d{1,2})(?!\d)/, read: ([hour]) => timeOf(hour, '0') },
];

/**
 * Reads a moment as people write it, in four languages and either calendar: `25 Oct OS 21:40`, `7 Nov 21:40`, `1917-11-07`,
 * `21:40`. A missing year or day is that of the story, nearest to `now`; a missing hour is midnight. A date whose calendar is
 * not named is read in both, New Style first.
 */
export function readMoment(text: string, now: StoryMs, span: StorySpan): TypedMoment {
  const { found, rest } = findAll(text.normalize('NFKC').toLowerCase());
  const unread = rest.match(/[\p{L}\p{N}]+/gu)?.find((word) => !idleWords.test(word));
  if (unread !== undefined) return { kind: 'unread', part: unread };
  if (found.day === undefined && found.time === undefined) return { kind: 'unread', part: '' };
  return inSpan(readingsOf(found, now, span), span);
}

function findAll(text: string): { found: Findings; rest: string } {
  let [found, rest]: [Findings, string] = [{}, text];
  for (const { pattern, read } of forms) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      const news = read(match.slice(1).map((part) => part ?? ''), found);
      if (!news || Object.keys(news).some((key) => key in found)) break;
      found = { ...found, ...news };
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    }
  }
  return { found, rest };
}

function readingsOf(found: Findings, now: StoryMs, span: StorySpan): MomentReading[] {
  const { day, month, time = 0 } = found;
  if (day === undefined || month === undefined) return [{ at: Math.floor(now / dayMs) * dayMs + time, style: found.style ?? 'new' }];
  const styles: readonly CalendarStyle[] = found.style ? [found.style] : ['new', 'old'];
  return styles.flatMap((style) => {
    const moments = yearsOf(found, span).flatMap((year) => startOf({ year, month, day }, style) ?? []).map((start) => start + time);
    const at = moments.sort((a, b) => distance(a, now, span) - distance(b, now, span))[0];
    return at === undefined ? [] : [{ at, style }];
  });
}

/** Within the span the nearest is meant; what lies outside is farther than all that does not. */
function distance(at: StoryMs, now: StoryMs, span: StorySpan): number {
  return Math.abs(at - now) + (at >= span.from && at <= span.to ? 0 : span.to - span.from + Math.abs(now));
}

function inSpan(readings: readonly MomentReading[], { from, to }: StorySpan): TypedMoment {
  const possible = readings.filter(({ at }) => !Number.isNaN(at));
  if (possible.length === 0) return { kind: 'impossible' };
  const within = possible.filter(({ at }) => at >= from && at <= to);
  return within.length > 0 ? { kind: 'read', readings: within } : { kind: 'outside' };
}

/** Old Style years begin and end some days later, so the year before is looked at as well. */
function yearsOf({ year }: Findings, { from, to }: StorySpan): number[] {
  if (year !== undefined) return [year];
  const first = gregorianDate(from).year - 1;
  return Array.from({ length: gregorianDate(to).year - first + 1 }, (_, index) => first + index);
}

function startOf(date: CalendarDate, style: CalendarStyle): StoryMs | undefined {
  return style === 'new' ? startOfGregorian(date) : startOfJulian(date);
}

function numbers(parts: Partial<Record<'year' | 'month' | 'day', string | undefined>>): Findings {
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Number(text)]));
}

function dayOfMonth(day: string | undefined, name = ''): Findings | undefined {
  const month = monthNames.findIndex((pattern) => pattern.test(name)) + 1;
  return month > 0 ? { month, day: Number(day) } : undefined;
}

function timeOf(hourText: string | undefined, minuteText = '0', half = ''): Findings {
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  const isPossible = minute < 60 && (half ? hour >= 1 && hour <= 12 : hour < 24 || (hour === 24 && minute === 0));
  const ofDay = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return { time: isPossible ? ofDay * hourMs + minute * minuteMs : NaN };
}
