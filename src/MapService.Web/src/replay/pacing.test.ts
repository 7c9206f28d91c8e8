import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutByActivity, fastest, pacedAbout, restFrom, secondsOf, slowest, toldIn, type PacedStretch } from './pacing';
import { dayMs, hourMs, minuteMs } from './story-time';

const span = { from: 0, to: 3 * dayMs };
const busyMorning = [9, 9.1, 9.2, 9.3, 9.4].map((hour) => hour * hourMs);
const stretches = cutByActivity([...busyMorning, 30.2 * hourMs, 50.2 * hourMs], [{ from: 52 * hourMs, to: 60 * hourMs }], span);

const history = fc.record({ days: fc.integer({ min: 1, max: 300 }), parts: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 200 }) }).map(({ days, parts }) => {
  const whole = { from: -dayMs, to: (days - 1) * dayMs };
  return cutByActivity(parts.map((part) => whole.from + part * days * dayMs), [{ from: 0, to: 3 * dayMs }], whole);
});

function expectWhole(paced: readonly PacedStretch[]): void {
  paced.forEach(({ from, to, speed }, index) => {
    expect(to).toBeGreaterThan(from);
    expect(from).toBe(paced[index - 1]?.to ?? from);
    expect(speed).toBeGreaterThanOrEqual(slowest);
    expect(speed).toBeLessThanOrEqual(fastest);
  });
}

describe('stretches', () => {
  it('are quiet where nothing is known to happen, and the busier the more begins', () => {
    expect(stretches.map(({ from, to, level }) => [from / hourMs, to / hourMs, level])).toEqual([
      [0, 8.5, 0], [8.5, 9, 2], [9, 9.5, 4], [9.5, 30, 0], [30, 30.5, 2], [30.5, 50, 0], [50, 50.5, 2], [50.5, 52, 0], [52, 60, 1], [60, 72, 0],
    ]);
  });

  it('are one where nothing happens at all', () => {
    expect(cutByActivity([], [], span)).toEqual([{ ...span, level: 0 }]);
  });
});

describe('a pace', () => {
  it('plays single events at the usual speed, more of them slower, and quiet hours faster', () => {
    const speeds = new Map(pacedAbout(stretches, 600).map(({ level, speed }) => [level, speed]));
    expect(speeds.get(2)).toBeCloseTo(600);
    expect(speeds.get(4)).toBeLessThan(300);
    expect(speeds.get(0)).toBeGreaterThan(3_000);
  });

  it('never plays what is busier faster, joins on, and keeps to the speeds that there are', () => {
    fc.assert(
      fc.property(history, fc.double({ min: 1, max: fastest, noNaN: true }), (cut, usual) => {
        const paced = pacedAbout(cut, usual);
        expectWhole(paced);
        for (const a of paced) for (const b of paced) if (a.level > b.level) expect(a.speed).toBeLessThanOrEqual(b.speed);
      }),
    );
  });
});

describe('a telling', () => {
  it('takes the minutes that it was given, whatever happens in the story', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 6, max: 60 }), (cut, minutes) => {
        const told = toldIn(cut, minutes * 60);
        expectWhole(told);
        expect(secondsOf(told)).toBeCloseTo(minutes * 60, 3);
      }),
    );
  });

  it('takes as long as the fastest speed needs where it was given less', () => {
    expect(secondsOf(toldIn(stretches, 1))).toBeCloseTo(3);
  });

  it('ends on time when it is cut anew on the way', () => {
    const told = toldIn(stretches, 600);
    const spent = secondsOf(told) - secondsOf(restFrom(told, 20 * hourMs));
    expect(spent + secondsOf(toldIn(restFrom(stretches, 20 * hourMs), 600 - spent))).toBeCloseTo(600, 3);
  });

  it('has nothing left at its end', () => {
    expect(restFrom(stretches, span.to)).toEqual([]);
    expect(restFrom(stretches, span.to - minuteMs)).toEqual([{ from: span.to - minuteMs, to: span.to, level: 0 }]);
  });
});
