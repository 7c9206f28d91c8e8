import { describe, expect, it } from 'vitest';
import { hourMs, parseStory } from '../replay/story-time';
import { readAddress, writeAddress } from './address';
import { scaleBar } from './scale-bar';
import { dateNamesIn } from '../texts/date-names';
import { clearLens } from '../replay/lens';
import { regionOf } from './extents';
import { windowShowing, zoomedWindow } from './timeline-window';
import { bands, timeMarks } from './timeline-marks';

const dateNames = dateNamesIn('en-GB');
const span = { from: parseStory('1917-11-06T21:00'), to: parseStory('1917-11-09T08:00') };

describe('address', () => {
  const at = parseStory('1917-11-07T06:30');
  const camera = { zoom: 13.25, lat: 59.9405, lon: 30.3137, turn: 0 };

  it('is read as it was written', () => {
    const plain = { language: undefined, dark: false, lens: clearLens, bySource: false, selection: undefined, joinCode: undefined };
    expect(writeAddress(at, camera, plain)).toBe('#t=1917-11-07T06:30&map=13.25/59.94050/30.31370');
    expect(readAddress(writeAddress(at, camera, plain))).toEqual({ at, camera, ...plain });
    expect(readAddress(writeAddress(at, camera, { ...plain, joinCode: 'K7QM-4XWD' })).joinCode).toBe('K7QM-4XWD');
    const turned = { ...camera, turn: -30 };
    expect(readAddress(writeAddress(at, turned, plain)).camera).toEqual(turned);
    const chosen = { ...plain, language: 'sv', dark: true } as const;
    expect(writeAddress(at, camera, chosen)).toMatch(/&lang=sv&dark=1$/);
    expect(readAddress(writeAddress(at, camera, chosen))).toEqual({ at, camera, ...chosen });
    const lens = { sides: new Set(['revolution', 'government']), kinds: new Set(['vote']), sources: new Set(['trotsky']), certainties: new Set(['disputed']), unit: 'lenin' };
    const narrowed = { ...plain, lens, bySource: true, selection: { type: 'event', id: 'state-bank-occupied' } } as const;
    expect(writeAddress(at, camera, narrowed)).toMatch(/&side=revolution,government&kind=vote&source=trotsky&sure=disputed&unit=lenin&colour=source&sel=event:state-bank-occupied$/);
    expect(readAddress(writeAddress(at, camera, narrowed))).toEqual({ at, camera, ...narrowed });
  });

  it('leaves out what it does not understand', () => {
    for (const hash of ['', '#t=noon&map=1/2', '#map=13/95/30', '#map=13/60/30/x', '#map=//', '#t=1917-11-07&map=a/b/c', '#lang=fr&dark=2', '#sel=bridge:x&side=<b>,']) {
      expect(readAddress(hash)).toEqual({ at: undefined, camera: undefined, language: undefined, dark: false, lens: clearLens, bySource: false, selection: undefined, joinCode: undefined });
    }
  });
});

describe('timeline marks', () => {
  it('cut the first and the last day to the span', () => {
    expect(bands(span, 1_500, dateNames).map(({ text, at, end }) => [text, (end - at) / hourMs])).toEqual([
      ['6 November 1917', 3], ['7 November 1917', 24], ['8 November 1917', 24], ['9 November 1917', 8],
    ]);
  });

  it('name as many hours as there is room for', () => {
    const named = (width: number) => timeMarks(span, width).filter(({ text }) => text !== '').length;
    expect(timeMarks(span, 1_500)).toHaveLength(60);
    expect([named(1_500), named(370), named(5_000)]).toEqual([20, 5, 60]);
  });

  it('turn to days and months where a span is long', () => {
    const months = { from: parseStory('1917-10-20T00:00'), to: parseStory('1918-01-02T00:00') };
    expect(bands(months, 1_000, dateNames).map(({ text, at, end }) => [text, (end - at) / (24 * hourMs)])).toEqual([
      ['October 1917', 12], ['November 1917', 30], ['December 1917', 31], ['January 1918', 1],
    ]);
    expect(timeMarks(months, 600).filter(({ text }) => text !== '').map(({ text }) => text).slice(0, 6)).toEqual(['21', '26', '1', '6', '11', '16']);
    expect(timeMarks(months, 100)).toEqual([]);
  });
});

describe('scale bar', () => {
  it('has a round length that fits', () => {
    expect(scaleBar(1)).toEqual({ pixels: 100, metres: 100 });
    expect(scaleBar(40)).toEqual({ pixels: 125, metres: 5_000 });
    expect(scaleBar(undefined)).toBeUndefined();
  });
});

describe('timeline window', () => {
  const whole = { from: 0, to: 100 * hourMs };

  it('keeps the moment under the cursor where it is', () => {
    const shown = zoomedWindow(whole, whole, 80 * hourMs, 0.5);
    expect(shown).toEqual({ from: 40 * hourMs, to: 90 * hourMs });
    expect(zoomedWindow(shown, whole, 80 * hourMs, 100)).toEqual(whole);
    expect(zoomedWindow(whole, whole, 0, 1e-9)).toEqual({ from: 0, to: hourMs });
  });

  it('follows a clock that leaves it', () => {
    const shown = { from: 40 * hourMs, to: 60 * hourMs };
    expect(windowShowing(shown, whole, 50 * hourMs)).toBe(shown);
    expect(windowShowing(shown, whole, 61 * hourMs)).toEqual({ from: 56 * hourMs, to: 76 * hourMs });
    expect(windowShowing(shown, whole, 99 * hourMs)).toEqual({ from: 80 * hourMs, to: 100 * hourMs });
  });
});

describe('region', () => {
  it('holds the view, the movements and all but the farthest places', () => {
    const places = Array.from({ length: 50 }, (_, index) => ({ geometry: { type: 'Point', coordinates: index === 0 ? [100, 10] : [4 + index / 100, 52] } }));
    const movements = [{ geometry: { type: 'LineString', coordinates: [[4, 51], [4.2, 52]] } }];
    const answers = { dataset: { view: [4.1, 51.9, 5, 52.1] }, places: { features: places }, movements: { features: movements } };
    const [west, south, east, north] = regionOf(answers as unknown as Parameters<typeof regionOf>[0]);
    expect([west, south, east, north].map((edge) => edge.toFixed(2))).toEqual(['3.96', '50.96', '5.04', '52.14']);
  });
});
