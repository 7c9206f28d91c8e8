import { describe, expect, it } from 'vitest';
import type { DrawnPiece } from '../contract/contract.g';
import { foldInk, noInk, pointsOf, strengthOf, wirePoints } from './ink';

const piece = (number: number, kind = 'staying', drawnMs = 0): DrawnPiece => ({ number, stroke: 1, kind, colour: 0, drawnMs, points: [303000000, 599000000] });

describe('drawing', () => {
  it('grows by the pieces of updates', () => {
    const one = foldInk(noInk, { first: 1, pieces: [piece(1), piece(2)] });
    expect(foldInk(one, { first: 1, pieces: [piece(3)] }).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('has no piece twice that is told again', () => {
    const one = foldInk(noInk, { first: 1, pieces: [piece(1), piece(2)] });
    expect(foldInk(one, { first: 1, pieces: [piece(2), piece(3)] }).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('loses what is before the first', () => {
    const one = foldInk(noInk, { first: 1, pieces: [piece(1), piece(2)] });
    expect(foldInk(one, { first: 3, pieces: [] })).toEqual([]);
  });

  it('keeps only the last point of a laser', () => {
    const one = foldInk(noInk, { first: 1, pieces: [piece(1, 'laser'), piece(2, 'staying')] });
    expect(foldInk(one, { first: 1, pieces: [piece(3, 'laser')] }).map(({ number }) => number)).toEqual([2, 3]);
  });

  it('fades where it is meant to', () => {
    expect(strengthOf(piece(1), 1e9)).toBe(1);
    expect(strengthOf(piece(1, 'fading'), 1_000)).toBe(1);
    expect(strengthOf(piece(1, 'fading'), 7_000)).toBeCloseTo(0.5);
    expect(strengthOf(piece(1, 'fading'), 8_000)).toBe(0);
    expect(strengthOf(piece(1, 'laser'), 2_000)).toBe(0);
  });

  it('comes back from the wire where it was', () => {
    expect(pointsOf({ points: wirePoints([{ lon: 30.25, lat: 59.9375 }]) })).toEqual([{ lon: 30.25, lat: 59.9375 }]);
  });
});
