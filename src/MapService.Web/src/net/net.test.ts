import { afterEach, describe, expect, it } from 'vitest';
import { fullJitter } from './backoff';
import { LatestWins } from './latest-wins';
import { freezeWallClock, thawWallClock, wallNow } from './wall-clock';

afterEach(thawWallClock);

describe('fullJitter', () => {
  it('spreads over twice the time with every attempt, up to ten seconds and never beyond', () => {
    expect([0, 1, 2, 3, 10, 1_000].map((attempt) => fullJitter(attempt, 0.5))).toEqual([250, 500, 1_000, 2_000, 5_000, 5_000]);
  });

  it('may come back at once', () => {
    expect(fullJitter(7, 0)).toBe(0);
  });
});

describe('LatestWins', () => {
  it('sends one at a time and leaves out what was overtaken', async () => {
    const sent: number[] = [];
    const answers: (() => void)[] = [];
    const seeks = new LatestWins<number>((value) => {
      sent.push(value);
      return new Promise((resolve) => answers.push(resolve));
    });
    for (const value of [1, 2, 3, 4]) seeks.push(value);
    expect([sent, seeks.waiting]).toEqual([[1], true]);
    answers[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect([sent, seeks.waiting]).toEqual([[1, 4], false]);
    let isSettled = false;
    void seeks.settled().then(() => (isSettled = true));
    await new Promise((resolve) => setTimeout(resolve));
    expect(isSettled).toBe(false);
    answers[1]?.();
    await seeks.settled();
  });
});

describe('wall clock', () => {
  it('can be stopped, moved and let go', () => {
    freezeWallClock(1_000);
    expect(wallNow()).toBe(1_000);
    thawWallClock();
    expect(Math.abs(wallNow() - Date.now())).toBeLessThan(1_000);
  });
});
