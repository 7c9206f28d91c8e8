import { describe, expect, it } from 'vitest';
import { roomFor, type CueRoom } from './cue-room';

describe('Room for a cue on the wall', () => {
  const clock = { left: 60, top: 30, right: 560, bottom: 230 };
  const wide = [40, 40, 280, 40] as const;
  const belowClock = [280, 40, 280, 40] as const;
  const cue: CueRoom = { bounds: [29, 59.6, 31, 60], size: { width: 1920, height: 1080 }, points: [], reach: 40, covered: [clock] };

  it('is all that no panel takes, where nothing is pointed out under the clock', () => {
    expect(roomFor(cue, wide, belowClock)).toBe(wide);
    expect(roomFor({ ...cue, points: [{ lon: 30, lat: 59.8 }] }, wide, belowClock)).toBe(wide);
  });

  it('is what lies below the clock, where something would be under it', () => {
    expect(roomFor({ ...cue, points: [{ lon: 30, lat: 59.8 }, { lon: 29.2, lat: 59.97 }] }, wide, belowClock)).toBe(belowClock);
  });

  it('counts the ring around what is pointed out', () => {
    const points = [{ lon: 29.9, lat: 59.95 }];
    const from = (reach: number) => roomFor({ ...cue, points, reach, covered: [{ left: 0, top: 0, right: 800, bottom: 200 }] }, wide, belowClock);
    expect(from(0)).toBe(wide);
    expect(from(300)).toBe(belowClock);
  });
});
