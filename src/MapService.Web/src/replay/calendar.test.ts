import { describe, expect, it } from 'vitest';
import { dayNumber, gregorianDate, julianDate } from './calendar';
import { dayMs, parseStory } from './story-time';

const julian = (text: string) => julianDate(parseStory(text));

describe('calendar', () => {
  it('knows the rising of 7 November as 25 October', () => {
    expect(julian('1917-11-07T21:40')).toEqual({ year: 1917, month: 10, day: 25 });
  });

  it('changes both dates at midnight', () => {
    expect(julian('1917-11-07T23:59')).toEqual({ year: 1917, month: 10, day: 25 });
    expect(julian('1917-11-08T00:00')).toEqual({ year: 1917, month: 10, day: 26 });
  });

  it('has a Julian leap day in 1900 where the Gregorian calendar has none', () => {
    expect(julian('1900-03-13T12:00')).toEqual({ year: 1900, month: 2, day: 29 });
    expect(julian('1900-03-12T12:00')).toEqual({ year: 1900, month: 2, day: 28 });
  });

  it('is thirteen days behind from March 1900 to February 2100', () => {
    for (let ms = parseStory('1900-03-14T00:00'); ms < parseStory('2100-03-01T00:00'); ms += 97 * dayMs) {
      expect(julianDate(ms)).toEqual(gregorianDate(ms - 13 * dayMs));
    }
  });

  it('crosses the turn of the year at its own day', () => {
    expect(julian('1918-01-13T00:00')).toEqual({ year: 1917, month: 12, day: 31 });
    expect(julian('1918-01-14T00:00')).toEqual({ year: 1918, month: 1, day: 1 });
  });

  it('agrees with the Gregorian reform: 15 October 1582 was 5 October', () => {
    expect(julian('1582-10-15T00:00')).toEqual({ year: 1582, month: 10, day: 5 });
    expect(dayNumber(parseStory('1582-10-15T00:00'))).toBe(2_299_161);
  });
});
