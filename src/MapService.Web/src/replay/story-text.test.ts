import { describe, expect, it } from 'vitest';
import { dateNamesIn } from '../texts/date-names';
import { gregorianDate, julianDate } from './calendar';
import { momentText, spanText, spokenMoment } from './story-text';
import { clampToSpan, isoMinute, parseStory, tryParseStory } from './story-time';

const at = parseStory('1917-11-07T06:30:00');
const dateNames = dateNamesIn('en-GB');

describe('story time', () => {
  it('is read from local time without offset only', () => {
    expect(tryParseStory('1917-11-07T06:30')).toBe(at);
    for (const text of ['', '1917-11-07', '1917-11-07T06:30Z', '1917-13-07T06:30', 'yesterday']) expect(tryParseStory(text)).toBeUndefined();
    expect(() => parseStory('noon')).toThrow('Not a local time: noon');
  });

  it('is written as it is read', () => {
    expect(isoMinute(at)).toBe('1917-11-07T06:30');
  });

  it('is kept within a span', () => {
    expect([-5, 5, 50].map((ms) => clampToSpan(ms, { from: 0, to: 10 }))).toEqual([0, 5, 10]);
  });
});

describe('texts of a moment', () => {
  it('give both calendars', () => {
    expect(momentText(at, dateNames)).toEqual({
      time: '06:30', weekday: 'Wednesday', newStyle: '7 November 1917', oldStyle: '25 October 1917',
    });
    expect(spokenMoment(at, dateNames)).toBe('7 November 1917, 06:30');
  });

  it('name the day of a span once where both ends share it', () => {
    const [later, nextDay] = [parseStory('1917-11-07T08:00'), parseStory('1917-11-08T02:00')];
    expect(spanText(at, at, dateNames, gregorianDate)).toBe('7 November 1917, 06:30');
    expect(spanText(at, later, dateNames, gregorianDate)).toBe('7 November 1917, 06:30 – 08:00');
    expect(spanText(at, nextDay, dateNames, julianDate)).toBe('25 October 1917, 06:30 – 26 October 1917, 02:00');
  });

  it('say nothing of hours where a span is of whole days', () => {
    const [from, one, three] = ['1917-11-07T00:00', '1917-11-08T00:00', '1917-11-10T00:00'].map(parseStory) as [number, number, number];
    expect(spanText(from, one, dateNames, gregorianDate)).toBe('7 November 1917');
    expect(spanText(from, three, dateNames, julianDate)).toBe('25 October 1917 – 27 October 1917');
  });
});
