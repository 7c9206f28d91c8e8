import { describe, expect, it } from 'vitest';
import type { DeltaFrame, FrameSpans, Keyframe, SegmentSpan } from '../contract/contract.g';
import { applyFrame } from './frame-state';
import { knows, snapshotAt } from './snapshot';

const clock = { version: 1, storyMs: 0, speed: 600, playing: true, serverMs: 0 };
const none = { segments: [], events: [], control: [], bridges: [] };

function segment(id: number, start: number, end: number): SegmentSpan {
  return { id, unit: `unit-${id}`, movement: 'march', fromLon: 30, fromLat: 59, toLon: 31, toLat: 60, start, end };
}

function keyframe(spans: Partial<FrameSpans>, sequence = 1): Keyframe {
  return { type: 'keyframe', sequence, clock, logPosition: 1, window: { from: 0, to: 100 }, spans: { ...none, ...spans } };
}

function delta(change: Partial<DeltaFrame>): DeltaFrame {
  return { type: 'delta', sequence: 2, clock, window: { from: 50, to: 150 }, ended: none, started: none, ...change };
}

describe('applyFrame', () => {
  it('lets a keyframe replace everything', () => {
    const before = applyFrame(undefined, keyframe({ segments: [segment(1, 0, 10)] }));
    const after = applyFrame(before, keyframe({ segments: [segment(2, 0, 10)] }, 7));
    expect([...(after?.segments.keys() ?? [])]).toEqual([2]);
    expect(after?.sequence).toBe(7);
  });

  it('removes before it adds', () => {
    const before = applyFrame(undefined, keyframe({ segments: [segment(1, 0, 10), segment(2, 0, 10)] }));
    const moved = segment(1, 10, 20);
    const after = applyFrame(before, delta({ ended: { ...none, segments: [1, 2] }, started: { ...none, segments: [moved] } }));
    expect([...(after?.segments.values() ?? [])]).toEqual([moved]);
  });

  it('leaves the state before it as it was', () => {
    const before = applyFrame(undefined, keyframe({ segments: [segment(1, 0, 10)] }));
    applyFrame(before, delta({ ended: { ...none, segments: [1] } }));
    expect(before?.segments.size).toBe(1);
  });

  it('moves the window with a heartbeat', () => {
    const before = applyFrame(undefined, keyframe({}));
    const after = applyFrame(before, { type: 'heartbeat', sequence: 2, clock, window: { from: 200, to: 300 } });
    expect(after?.window).toEqual({ from: 200, to: 300 });
  });

  it('refuses what comes after a gap, and anything before a keyframe', () => {
    const before = applyFrame(undefined, keyframe({}));
    expect(applyFrame(before, delta({ sequence: 3 }))).toBeUndefined();
    expect(applyFrame(undefined, delta({}))).toBeUndefined();
  });
});

describe('snapshotAt', () => {
  const state = applyFrame(undefined, keyframe({
    segments: [segment(1, 10, 20), { ...segment(2, 0, 100), movement: undefined, toLon: 30, toLat: 59 } as SegmentSpan],
    events: [{ id: 3, event: 'salvo', start: 10, end: 20 }],
    bridges: [{ id: 5, place: 'span', state: 'opened', event: 'salvo', start: 20, end: 50 }],
    control: [{ id: 4, place: 'bank', side: 'revolution', event: 'salvo', start: 20, end: 100 }],
  }));
  if (!state) throw new Error('Invariant: a keyframe always applies.');

  it('puts a unit on the straight line between the ends of its segment', () => {
    const [unit] = snapshotAt(state, 15).units;
    expect(unit).toMatchObject({ unit: 'unit-1', lon: 30.5, lat: 59.5, movement: 'march' });
    expect(unit?.heading).toBeCloseTo(26.9, 0);
  });

  it('includes the start of a span and excludes its end', () => {
    expect(snapshotAt(state, 10).events.map(({ event }) => event)).toEqual(['salvo']);
    expect(snapshotAt(state, 20).events).toEqual([]);
    expect(snapshotAt(state, 20).control).toEqual([{ place: 'bank', side: 'revolution', event: 'salvo', since: 20 }]);
  });

  it('shows a bridge open for as long as its span lasts', () => {
    expect([19, 20, 50].map((at) => snapshotAt(state, at).bridges)).toEqual([[], [{ place: 'span', open: true, event: 'salvo', since: 20 }], []]);
  });

  it('gives a unit that stays neither movement nor heading', () => {
    expect(snapshotAt(state, 50).units).toEqual([{ unit: 'unit-2', lon: 30, lat: 59 }]);
  });

  it('knows the window with both its ends and nothing beyond', () => {
    expect([0, 100, 110, -10].map((at) => knows(state, at))).toEqual([true, true, false, false]);
  });
});
