import { describe, expect, it } from 'vitest';
import { hourMs, parseStory } from '../replay/story-time';
import { readAddress, writeAddress } from './address';
import { scaleBar } from './scale-bar';
import { dateNames } from './texts';
import { dayMarks, hourMarks } from './timeline-marks';

const span = { from: parseStory('1917-11-06T21:00'), to: parseStory('1917-11-09T08:00') };

describe('address', () => {
  const at = parseStory('1917-11-07T06:30');
  const camera = { zoom: 13.25, lat: 59.9405, lon: 30.3137 };

  it('is read as it was written', () => {
    expect(writeAddress(at, camera)).toBe('#t=1917-11-07T06:30&map=13.25/59.94050/30.31370');
    expect(readAddress(writeAddress(at, camera))).toEqual({ at, camera });
  });

  it('leaves out what it does not understand', () => {
    for (const hash of ['', '#t=noon&map=1/2', '#map=13/95/30', '#map=//', '#t=1917-11-07&map=a/b/c']) {
      expect(readAddress(hash)).toEqual({ at: undefined, camera: undefined });
    }
  });
});

describe('timeline marks', () => {
  it('cut the first and the last day to the span', () => {
    expect(dayMarks(span, dateNames).map(({ text, at, end }) => [text, (end - at) / hourMs])).toEqual([
      ['6 November 1917', 3], ['7 November 1917', 24], ['8 November 1917', 24], ['9 November 1917', 8],
    ]);
  });

  it('name as many hours as there is room for', () => {
    const named = (width: number) => hourMarks(span, width).filter(({ text }) => text !== '').length;
    expect(hourMarks(span, 1_500)).toHaveLength(60);
    expect([named(1_500), named(370), named(5_000)]).toEqual([20, 5, 60]);
  });
});

describe('scale bar', () => {
  it('has a round length that fits', () => {
    expect(scaleBar(1)).toEqual({ pixels: 100, text: '100 m' });
    expect(scaleBar(40)).toEqual({ pixels: 125, text: '5 km' });
    expect(scaleBar(undefined)).toBeUndefined();
  });
});
