import { describe, expect, it } from 'vitest';
import { KnownUnits } from './known-units';

const unit = (name: string) => ({ unit: name, lon: 30, lat: 60 });

describe('known units', () => {
  it('are those of the nearest moment, and of two as near, those last seen', () => {
    const known = new KnownUnits();
    const seen = { at: 500, units: [unit('seen')] };
    expect(known.near(0, seen)).toEqual([unit('seen')]);
    known.add(0, [unit('early')]);
    known.add(1_000, [unit('late')]);
    expect([100, 400, 800, 250].map((at) => known.near(at, seen)[0]?.unit)).toEqual(['early', 'seen', 'late', 'seen']);
  });

  it('are those of any moment where nothing was seen yet', () => {
    const known = new KnownUnits();
    known.add(0, [unit('early')]);
    expect(known.near(9_000, { at: NaN, units: [] })).toEqual([unit('early')]);
  });
});
