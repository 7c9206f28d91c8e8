import { describe, expect, it } from 'vitest';
import type { ReplayFrame, StartedSpans } from '../contract/contract.g';
import { applyFrame, isIndexedBy } from './frame-state';
import { knows, snapshotAt } from './snapshot';

const clock = { version: 1, storyMs: 0, speed: 600, playing: true, serverMs: 0 };
const ids = { logPosition: 1, units: ['zero', 'one', 'two'], movements: ['march'], events: ['salvo'], places: ['bank', 'span'], sides: ['revolution'] };

/** Moves east and north by a degree from 30, 59. */
function segment(id: number, start: number, end: number): number[] {
  return [id, id, 0, 300_000_000, 590_000_000, 10_000_000, 10_000_000, start, end - start];
}

function stay(id: number, start: number, length: number): number[] {
  return [id, id, -1, 300_000_000, 590_000_000, 0, 0, start, length];
}

function keyframe(started: StartedSpans, step = 1): ReplayFrame {
  return { session: 's', step, clock, window: [0, 100], logPosition: 1, started };
}

function delta(change: Partial<ReplayFrame>): ReplayFrame {
  return { session: 's', base: 1, step: 2, clock, window: [50, 150], ...change };
}

describe('applyFrame', () => {
  it('lets a keyframe replace everything', () => {
    const before = applyFrame(undefined, keyframe({ segments: segment(1, 0, 10) }));
    const after = applyFrame(before, keyframe({ segments: segment(2, 0, 10) }, 7));
    expect([...(after?.segments.keys() ?? [])]).toEqual([2]);
    expect(after?.step).toBe(7);
  });

  it('removes before it adds', () => {
    const before = applyFrame(undefined, keyframe({ segments: [...segment(1, 0, 10), ...segment(2, 0, 10)] }));
    const after = applyFrame(before, delta({ ended: { segments: [1, 2] }, started: { segments: segment(1, 10, 20) } }));
    expect([...(after?.segments.values() ?? [])].map(({ id, start, end }) => [id, start, end])).toEqual([[1, 10, 20]]);
  });

  it('leaves the state before it as it was', () => {
    const before = applyFrame(undefined, keyframe({ segments: segment(1, 0, 10) }));
    applyFrame(before, delta({ ended: { segments: [1] } }));
    expect(before?.segments.size).toBe(1);
  });

  it('reads times from the moment of the clock', () => {
    const later = { ...clock, storyMs: -1_000_000 };
    const state = applyFrame(undefined, { ...keyframe({ segments: segment(1, -5, 10) }), clock: later, window: [-10, 90] });
    expect(state?.window).toEqual({ from: -1_000_010, to: -999_910 });
    expect(state?.segments.get(1)).toMatchObject({ start: -1_000_005, end: -999_990 });
  });

  it('moves the window where nothing starts or ends, and a step may be any number further', () => {
    const before = applyFrame(undefined, keyframe({}));
    const after = applyFrame(before, delta({ step: 9, window: [200, 300] }));
    expect(after).toMatchObject({ step: 9, window: { from: 200, to: 300 }, logPosition: 1 });
  });

  it('refuses what comes after a gap, and anything before a keyframe', () => {
    const before = applyFrame(undefined, keyframe({}));
    expect(applyFrame(before, delta({ base: 2, step: 3 }))).toBeUndefined();
    expect(applyFrame(undefined, delta({}))).toBeUndefined();
  });
});

describe('snapshotAt', () => {
  const state = applyFrame(undefined, keyframe({
    segments: [...segment(1, 10, 20), ...stay(2, 0, 0)],
    events: [3, 0, 10, 10],
    bridges: [5, 1, 0, 0, 20, 30],
    control: [4, 0, 0, 0, 20, 0],
  }));
  if (!state) throw new Error('Invariant: a keyframe always applies.');

  it('puts a unit on the straight line between the ends of its segment', () => {
    const [unit] = snapshotAt(state, 15, ids).units;
    expect(unit).toMatchObject({ unit: 'one', lon: 30.5, lat: 59.5, movement: 'march' });
    expect(unit?.heading).toBeCloseTo(26.9, 0);
  });

  it('includes the start of a span and excludes its end', () => {
    expect(snapshotAt(state, 10, ids).events.map(({ event }) => event)).toEqual(['salvo']);
    expect(snapshotAt(state, 20, ids).events).toEqual([]);
    expect(snapshotAt(state, 20, ids).control).toEqual([{ place: 'bank', side: 'revolution', event: 'salvo', since: 20 }]);
  });

  it('shows a bridge open for as long as its span lasts', () => {
    const shown = [19, 20, 50].map((at) => snapshotAt(state, at, ids).bridges);
    expect(shown).toEqual([[], [{ place: 'span', open: true, event: 'salvo', since: 20 }], []]);
  });

  it('keeps what does not end', () => {
    expect(snapshotAt(state, 1e15, ids).units).toEqual([{ unit: 'two', lon: 30, lat: 59 }]);
    expect(snapshotAt(state, 1e15, ids).control).toHaveLength(1);
  });

  it('is told apart from a state of another history', () => {
    expect([isIndexedBy(state, ids), isIndexedBy(state, { ...ids, logPosition: 2 })]).toEqual([true, false]);
  });

  it('gives a unit that stays neither movement nor heading', () => {
    expect(snapshotAt(state, 50, ids).units).toEqual([{ unit: 'two', lon: 30, lat: 59 }]);
  });

  it('knows the window with both its ends and nothing beyond', () => {
    expect([0, 100, 110, -10].map((at) => knows(state, at))).toEqual([true, true, false, false]);
  });
});
