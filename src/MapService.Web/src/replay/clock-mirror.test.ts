import { describe, expect, it } from 'vitest';
import type { ClockInfo } from '../contract/contract.g';
import { ClockMirror, storyTimeAt } from './clock-mirror';

const span = { from: 0, to: 10_000_000 };
const paused: ClockInfo = { version: 1, storyMs: 1_000, speed: 600, playing: false, serverMs: 0 };
const playing: ClockInfo = { ...paused, playing: true };

describe('storyTimeAt', () => {
  it('stands while paused and runs at its speed while playing', () => {
    expect(storyTimeAt(paused, 500, span)).toBe(1_000);
    expect(storyTimeAt(playing, 500, span)).toBe(301_000);
  });

  it('stops at either end of the span', () => {
    expect(storyTimeAt(playing, 1e9, span)).toBe(span.to);
    expect(storyTimeAt({ ...playing, speed: -600 }, 1e9, span)).toBe(span.from);
  });
});

describe('storyTimeAt in a loop', () => {
  const looped = { ...playing, loop: { fromMs: 0, toMs: 60_000 } };

  it('goes round and round, in both directions', () => {
    expect([0, 50, 100, 150, 1_000].map((at) => storyTimeAt(looped, at, span))).toEqual([1_000, 31_000, 1_000, 31_000, 1_000]);
    expect(storyTimeAt({ ...looped, speed: -600 }, 5, span)).toBe(58_000);
  });

  it('stands where it was paused', () => {
    expect(storyTimeAt({ ...looped, playing: false }, 1e9, span)).toBe(1_000);
  });
});

describe('ClockMirror', () => {
  it('takes the difference of the wall clocks from the quickest round trip', () => {
    const mirror = new ClockMirror(paused, span);
    mirror.observe({ sentMs: 0, receivedMs: 400, serverMs: 5_390 });
    mirror.observe({ sentMs: 1_000, receivedMs: 1_020, serverMs: 6_010 });
    mirror.observe({ sentMs: 2_000, receivedMs: 2_300, serverMs: 7_010 });
    mirror.receive({ ...playing, version: 2, serverMs: 7_500 }, 2_500);
    expect(mirror.storyAt(2_500)).toBeCloseTo(1_000, 6);
  });

  it('makes do with messages as long as there was no round trip', () => {
    const mirror = new ClockMirror({ ...paused, version: 0 }, span);
    mirror.receive({ ...playing, serverMs: 5_000 }, 1_300);
    mirror.receive({ ...playing, version: 2, storyMs: 1_000, serverMs: 5_100 }, 1_200);
    expect(mirror.storyAt(1_200)).toBeCloseTo(1_000, 6);
  });

  it('keeps the right moment while it hears nothing', () => {
    const mirror = new ClockMirror(paused, span);
    mirror.observe({ sentMs: 0, receivedMs: 10, serverMs: 100_005 });
    mirror.receive({ ...playing, version: 2, serverMs: 100_010 }, 10);
    expect(mirror.storyAt(10_010)).toBeCloseTo(1_000 + 600 * 10_000, 6);
  });

  it('wears off what a better round trip teaches', () => {
    const mirror = new ClockMirror(paused, span);
    mirror.observe({ sentMs: 0, receivedMs: 200, serverMs: 180 });
    mirror.receive({ ...playing, version: 2, serverMs: 200 }, 200);
    const shown = mirror.storyAt(300);
    mirror.observe({ sentMs: 298, receivedMs: 300, serverMs: 299 });
    expect(mirror.storyAt(300)).toBeCloseTo(shown, 6);
    expect(mirror.storyAt(3_300)).toBeCloseTo(1_000 + 600 * 3_100, 6);
  });

  it('jumps when a command has changed the clock', () => {
    const mirror = new ClockMirror(paused, span);
    mirror.receive({ ...paused, version: 2, storyMs: 50_000 }, 10);
    expect(mirror.storyAt(10)).toBe(50_000);
  });

  it('wears a small error off without jumping or running backwards', () => {
    const mirror = new ClockMirror(playing, span);
    mirror.receive(playing, 0);
    mirror.receive({ ...playing, storyMs: playing.storyMs - 600 * 20 }, 100);
    expect(mirror.storyAt(100)).toBeCloseTo(61_000, 3);
    const shown = Array.from({ length: 60 }, (_, step) => mirror.storyAt(100 + step * 16));
    shown.slice(1).forEach((at, step) => expect(at).toBeGreaterThan(shown[step] ?? Infinity));
    expect(mirror.storyAt(1_100)).toBeCloseTo(1_000 + 600 * 1_100 - 600 * 20, -2);
  });

  it('jumps over a large error', () => {
    const mirror = new ClockMirror(playing, span);
    mirror.receive(playing, 0);
    mirror.receive({ ...playing, storyMs: 2_000_000 }, 100);
    expect(mirror.storyAt(100)).toBeCloseTo(2_060_000, -2);
  });

  it('ignores a clock that is older than the one held', () => {
    const mirror = new ClockMirror({ ...paused, version: 5 }, span);
    mirror.receive({ ...paused, version: 4, storyMs: 9_000 }, 0);
    expect(mirror.storyAt(0)).toBe(1_000);
  });

  it('does a wish at once, from where the clock is', () => {
    const mirror = new ClockMirror(playing, span);
    mirror.anticipate({ playing: false }, 100);
    expect(mirror.storyAt(5_000)).toBe(61_000);
    mirror.anticipate({ storyMs: 7_000 }, 5_000);
    expect(mirror.storyAt(6_000)).toBe(7_000);
  });

  it('keeps the moment when the speed changes', () => {
    const mirror = new ClockMirror(playing, span);
    mirror.anticipate({ speed: 60 }, 100);
    expect(mirror.storyAt(100)).toBe(61_000);
    expect(mirror.storyAt(200)).toBe(67_000);
  });

  it('follows another session whatever its version', () => {
    const mirror = new ClockMirror({ ...paused, version: 9 }, span);
    mirror.restart({ ...paused, version: 1, storyMs: 4_000 }, 0);
    expect(mirror.storyAt(0)).toBe(4_000);
  });

  it('begins a loop at its start unless it is in it, and goes on from where it is when the loop ends', () => {
    const mirror = new ClockMirror(playing, span);
    mirror.anticipateLoop({ fromMs: 100_000, toMs: 160_000 }, 0);
    expect([mirror.storyAt(0), mirror.storyAt(110)]).toEqual([100_000, 106_000]);
    mirror.anticipateLoop({ fromMs: 90_000, toMs: 200_000 }, 110);
    expect(mirror.storyAt(110)).toBe(106_000);
    mirror.anticipateLoop(undefined, 110);
    expect(mirror.storyAt(1_110)).toBe(706_000);
    expect(mirror.clock.loop).toBeUndefined();
  });
});
