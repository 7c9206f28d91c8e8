import { describe, expect, it } from 'vitest';
import { density } from './density';
import type { StoryEvent } from './history';

const event = (start: number, side?: string) => ({ id: `at ${start}`, start, end: start, feature: { properties: { side } } }) as unknown as StoryEvent;

describe('density', () => {
  const span = { from: 0, to: 100 };
  const sides = ['red', 'white', 'others'];

  it('counts what begins in each part, by side, and what has no side with the last', () => {
    const events = [event(0, 'red'), event(9, 'red'), event(10, 'white'), event(95), event(99, 'red')];
    const counts = density(events, span, 10, sides);
    expect(counts).toHaveLength(10);
    expect([counts[0], counts[1], counts[9]]).toEqual([[2, 0, 0], [0, 1, 0], [1, 0, 1]]);
  });

  it('leaves out what begins before the span or at its end', () => {
    expect(density([event(-1, 'red'), event(100, 'red')], span, 4, sides).flat().every((count) => count === 0)).toBe(true);
  });
});
