import { describe, expect, it } from 'vitest';
import type { CueInfo, LectureInfo } from '../contract/contract.g';
import { boundsAround, cameraOf, clockOf, lensOf, minutesText, runSeconds, showingOf, targetOf } from './cues';

const cue: CueInfo = { heading: 'H', text: 'T', notes: 'for me alone', minutes: 1, at: '1917-11-07T02:00:00', then: 'hold', highlight: ['place:bank'], pictures: [] };
const running: CueInfo = { ...cue, to: '1917-11-07T03:00:00', speed: 120 };
const lecture: LectureInfo = { id: 'a', title: 'A', language: 'en', summary: 'S', cues: [cue, { ...running, heading: 'Next' }] };
const bank = { lon: 30.3, lat: 59.93 };
const placeAt = (id: string) => (id === 'bank' ? bank : undefined);

describe('a cue', () => {
  it('tells the hall nothing of its notes nor of other cues', () => {
    const shown = JSON.stringify(showingOf(lecture, 0, placeAt));
    expect(shown).not.toContain('for me alone');
    expect(shown).not.toContain('Next');
  });

  it('stands where it has no end', () => expect(clockOf(cue)).toEqual({ atMs: Date.UTC(1917, 10, 7, 2), playing: false }));

  it('runs once to its end, or over and over', () => {
    expect(clockOf(running).loop).toEqual({ fromMs: Date.UTC(1917, 10, 7, 2), toMs: Date.UTC(1917, 10, 7, 3), once: true });
    expect(clockOf({ ...running, then: 'loop' }).loop?.once).toBeUndefined();
    expect(runSeconds(running)).toBe(30);
    expect(runSeconds(cue)).toBe(0);
  });

  it('shows what is around its place', () => {
    const [west = 0, south = 0, east = 0, north = 0] = boundsAround(bank, 14);
    expect((west + east) / 2).toBeCloseTo(bank.lon, 4);
    expect((south + north) / 2).toBeCloseTo(bank.lat, 3);
    expect(boundsAround(bank, 15)[0]).toBeGreaterThan(west);
    expect(cameraOf({ place: 'bank', zoom: 14 }, placeAt)).toEqual({ bounds: [west, south, east, north] });
    expect(cameraOf({ place: 'nowhere', zoom: 14 }, placeAt)).toBeUndefined();
    expect(cameraOf({ follow: 'unit', unit: 'aurora' }, placeAt)).toEqual({ follow: 'unit:aurora' });
  });

  it('has a lens of sets', () => expect(lensOf({ sides: ['red'] }).sides).toEqual(new Set(['red'])));

  it('points at places, units and events', () => {
    expect(targetOf('unit:aurora')).toEqual({ type: 'unit', id: 'aurora' });
    expect(targetOf('nonsense')).toBeUndefined();
  });
});

it('minutes are written as on a clock', () => expect([0, 67, -5, 600].map(minutesText)).toEqual(['0:00', '1:07', '−0:05', '10:00']));
