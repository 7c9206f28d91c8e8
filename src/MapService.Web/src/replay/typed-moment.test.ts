import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gregorianDate, julianDate, startOfGregorian, startOfJulian } from './calendar';
import { isoMinute, minuteMs, parseStory } from './story-time';
import { timeText } from './story-text';
import { readMoment, type CalendarStyle } from './typed-moment';

const span = { from: parseStory('1917-05-14T00:00'), to: parseStory('1918-03-18T00:00') };
const now = parseStory('1917-11-06T21:00');
const months = ['Jan', 'February', 'mrt', 'april', 'maj', 'июня', 'jul', 'augustus', 'сентября', 'Oct', 'Nov.', 'декабря'];

function read(text: string, at = now): string[] | string {
  const typed = readMoment(text, at, span);
  return typed.kind === 'read' ? typed.readings.map((reading) => `${isoMinute(reading.at)} ${reading.style}`) : typed.kind;
}

describe('typed moment', () => {
  it.each([
    ['25 Oct OS 21:40', '1917-11-07T21:40 old'],
    ['25 oktober o.s. kl. 21.40', '1917-11-07T21:40 old'],
    ['25 октября ст. ст., 21:40', '1917-11-07T21:40 old'],
    ['25 oktober oude stijl 9.40 pm', '1917-11-07T21:40 old'],
    ['7 Nov NS 21:40', '1917-11-07T21:40 new'],
    ['Wednesday, November 7th 1917 (New Style) at 2140', '1917-11-07T21:40 new'],
    ['1 Jan 1918 ns', '1918-01-01T00:00 new'],
    ['1 Jan os noon', '1918-01-14T12:00 old'],
  ])('reads %s as %s', (text, moment) => {
    expect(read(text)).toEqual([moment]);
  });

  it('reads a date in both calendars where none is named, New Style first', () => {
    expect(read('25 oktober 21:40')).toEqual(['1917-10-25T21:40 new', '1917-11-07T21:40 old']);
    expect(read('7 Nov 21:40')).toEqual(['1917-11-07T21:40 new', '1917-11-20T21:40 old']);
    expect(read('1917-11-07T06:30')).toEqual(['1917-11-07T06:30 new', '1917-11-20T06:30 old']);
    expect(read('7.11.1917 6h30')).toEqual(['1917-11-07T06:30 new', '1917-11-20T06:30 old']);
    expect(read('7.11 6.30')).toEqual(['1917-11-07T06:30 new', '1917-11-20T06:30 old']);
  });

  it('takes an hour alone as one of the day that is shown', () => {
    for (const text of ['21:40', '21.40', '9:40 pm', '21h40', '2140', 'om 21:40 uur', 'в 21:40']) expect(read(text, parseStory('1917-11-07T02:00'))).toEqual(['1917-11-07T21:40 new']);
    expect(read('21')).toEqual(['1917-11-06T21:00 new']);
  });

  it('takes the year in which the story plays, the nearest where it plays in two', () => {
    expect(read('14 March NS')).toEqual(['1918-03-14T00:00 new']);
    expect(read('20 June NS')).toEqual(['1917-06-20T00:00 new']);
  });

  it('says what it does not understand', () => {
    expect(readMoment('the day after tomorrow', now, span)).toEqual({ kind: 'unread', part: 'day' });
    expect(readMoment('7 Brumaire', now, span)).toEqual({ kind: 'unread', part: 'brumaire' });
    for (const text of ['', ' ', '?', 'Nov', '1917 1917']) expect(read(text)).toBe('unread');
    for (const text of ['31 November', '7 Nov 25:00', '7 Nov 12:61', '30 Feb 1918', '13 pm']) expect(read(text)).toBe('impossible');
    for (const text of ['7 Nov 1905', '1 May NS', '1905-01-22']) expect(read(text)).toBe('outside');
  });

  it('reads every minute of the story back in either calendar, however its month is written', () => {
    const minute = fc.integer({ min: span.from / minuteMs, max: span.to / minuteMs }).map((minutes) => minutes * minuteMs);
    fc.assert(
      fc.property(minute, fc.constantFrom<CalendarStyle>('new', 'old'), fc.boolean(), (at, style, upper) => {
        const { year, month, day } = style === 'new' ? gregorianDate(at) : julianDate(at);
        const text = `${day} ${months[month - 1]} ${year} ${style === 'new' ? 'NS' : 'o. s.'} ${timeText(at)}`;
        expect(readMoment(upper ? text.toUpperCase() : text, now, span)).toEqual({ kind: 'read', readings: [{ at, style }] });
      }),
    );
  });

  it('answers any text, and only with moments of the story', () => {
    const word = fc.constantFrom('7', '25', '1917', 'nov', 'oct', 'os', ':', '.', '-', '40', 'pm', 'at', ' ', 'х', '٣');
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(word, { maxLength: 9 }).map((words) => words.join('')));
    fc.assert(
      fc.property(text, (typed) => {
        const answer = readMoment(typed, now, span);
        if (answer.kind === 'read') for (const { at } of answer.readings) expect(at >= span.from && at <= span.to).toBe(true);
      }),
    );
  });
});

describe('dates of both calendars', () => {
  it('begin where they were found to lie, and no other date does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900_000, max: 900_000 }), (days) => {
        const start = days * 86_400_000;
        expect(startOfGregorian(gregorianDate(start))).toBe(start);
        expect(startOfJulian(julianDate(start))).toBe(start);
      }),
    );
    expect(startOfJulian({ year: 1900, month: 2, day: 29 })).toBe(parseStory('1900-03-13T00:00'));
    expect(startOfGregorian({ year: 1900, month: 2, day: 29 })).toBeUndefined();
    expect(startOfJulian({ year: 1917, month: 2, day: 29 })).toBeUndefined();
  });
});
