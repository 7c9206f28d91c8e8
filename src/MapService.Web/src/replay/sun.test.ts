import { describe, expect, it } from 'vitest';
import { hourMs, parseStory } from './story-time';
import { timeText } from './story-text';
import { darkness, lightAt, sunAltitude } from './sun';

const petrograd = { lon: 30.3158, lat: 59.9398 };
const day = (date: string) => ({ from: parseStory(`${date}T00:00`), to: parseStory(`${date}T00:00`) + 24 * hourMs });

describe('sun', () => {
  // By hand: declination -16.3 degrees and 16.3 minutes of equation of time on that day, from the almanac.
  it('rises over Petrograd on 7 November 1917 about 05:36 and sets about 13:49 universal time', () => {
    const isUp = (hour: number, minute: number) => sunAltitude(Date.UTC(1917, 10, 7, hour, minute), petrograd) > -0.833;
    expect([isUp(5, 34), isUp(5, 38), isUp(13, 47), isUp(13, 51)]).toEqual([false, true, true, false]);
  });

  it('stands as high at the solstices as latitude and tilt say', () => {
    const highest = (month: number) => Math.max(...Array.from({ length: 144 }, (_, look) => sunAltitude(Date.UTC(1917, month, 22, 0, look * 10), petrograd)));
    expect(highest(5)).toBeCloseTo(90 - petrograd.lat + 23.45, 0);
    expect(highest(11)).toBeCloseTo(90 - petrograd.lat - 23.45, 0);
  });

  it('is overhead where an almanac has it: Greenwich at noon of the equinox of 2000', () => {
    expect(sunAltitude(Date.UTC(2000, 2, 20, 12, 7), { lon: 0, lat: 0 })).toBeGreaterThan(89.5);
  });

  it('leaves the day of the rising eight hours and a quarter of light, with twilight at both ends', () => {
    const dark = darkness(day('1917-11-07'), petrograd);
    expect(dark.map(({ light }) => light)).toEqual(['night', 'twilight', 'twilight', 'night']);
    const [dawn, dusk] = [dark[1]?.to ?? 0, dark[2]?.from ?? 0];
    expect(timeText(dawn)).toMatch(/^07:3[5-9]$/);
    expect(timeText(dusk)).toMatch(/^15:(49|5[0-3])$/);
    expect((dusk - dawn) / hourMs).toBeCloseTo(8.22, 1);
  });

  it('joins on to the day: each stretch begins where the light before it ends', () => {
    const dark = darkness({ from: parseStory('1917-11-06T21:00'), to: parseStory('1917-11-09T08:00') }, petrograd);
    for (const { from, to, light } of dark) {
      expect(lightAt((from + to) / 2, petrograd)).toBe(light);
      expect(to).toBeGreaterThan(from);
    }
    expect(dark.filter(({ light }) => light === 'night')).toHaveLength(3);
  });

  it('knows hardly a night in June', () => {
    const dark = darkness(day('1917-06-21'), petrograd);
    const hours = dark.filter(({ light }) => light === 'night').reduce((sum, { from, to }) => sum + (to - from) / hourMs, 0);
    expect(hours).toBeLessThan(2.5);
  });
});
