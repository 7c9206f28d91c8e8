import type { DateNames } from '../replay/story-text';

/** Names of months and weekdays in a language. */
export function dateNamesIn(locale: string): DateNames {
  const name = (part: 'month' | 'weekday', options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: number) => format.formatToParts(day).find(({ type }) => type === part)?.value ?? '';
  };
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(1917, month, 1));
  const sunday = Date.UTC(1917, 10, 4);
  const weekdays = Array.from({ length: 7 }, (_, day) => sunday + day * 86_400_000);
  return {
    months: months.map(name('month', { day: 'numeric', month: 'long' })),
    monthsAlone: months.map(name('month', { month: 'long' })),
    monthsShort: months.map(name('month', { day: 'numeric', month: 'short' })),
    weekdays: weekdays.map(name('weekday', { weekday: 'long' })),
  };
}
