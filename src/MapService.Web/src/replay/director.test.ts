import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionAt, lookAhead, nextShot, type ActionSource, type ActionSpot } from './director';
import type { StoryEvent, StoryMovement } from './history';
import { measureRoute } from './routes';
import { hourMs, minuteMs } from './story-time';

const places: Record<string, { lon: number; lat: number }> = { palace: { lon: 30.314, lat: 59.94 }, bank: { lon: 30.329, lat: 59.932 }, gatchina: { lon: 30.12, lat: 59.56 } };
const event = (id: string, start: number, end: number, ...at: string[]) =>
  ({ id, start, end, feature: { properties: { places: at.map((place) => ({ id: place })) } } }) as unknown as StoryEvent;
const movement = (start: number, end: number, line: number[][]) => ({ id: 'march', unit: 'guards', start, end, route: measureRoute(line) }) as unknown as StoryMovement;

const source = (events: StoryEvent[], movements: StoryMovement[] = []): ActionSource => ({ events, movements, placeAt: (id) => places[id] });
const palace: ActionSpot = { ...places.palace!, weight: 1 };
const bank: ActionSpot = { ...places.bank!, weight: 1 };
const gatchina: ActionSpot = { ...places.gatchina!, weight: 1 };
const holds = (shot: { box: readonly number[] } | undefined, { lon, lat }: ActionSpot) => {
  const [west = 0, south = 0, east = 0, north = 0] = shot?.box ?? [];
  return lon >= west && lon <= east && lat >= south && lat <= north;
};

describe('where something happens', () => {
  it('is where events are under way or about to begin, and not where they are over or only a state of things', () => {
    const events = [event('over', 0, hourMs, 'gatchina'), event('on', hourMs, 3 * hourMs, 'palace'), event('soon', 2 * hourMs + minuteMs, 3 * hourMs, 'bank'), event('state', 0, 90 * hourMs, 'gatchina')];
    const spots = actionAt(source(events), 2 * hourMs, 10 * minuteMs);
    expect(spots.map(({ lon }) => lon)).toEqual([places.palace?.lon, places.bank?.lon]);
    expect(spots[1]?.weight).toBeGreaterThan(spots[0]?.weight ?? 0);
  });

  it('is where a unit is and where it will be in the coming minutes', () => {
    const march = movement(0, 2 * hourMs, [[30.3, 59.9], [30.3, 59.94]]);
    const lats = actionAt(source([], [march]), hourMs, hourMs / 2).map(({ lat }) => lat);
    expect(lats.map((lat) => lat.toFixed(3))).toEqual(['59.920', '59.925', '59.930']);
    expect(actionAt(source([], [march]), 3 * hourMs, hourMs)).toEqual([]);
  });

  it('is looked for farther ahead the faster the replay is', () => {
    expect([lookAhead(60), lookAhead(600), lookAhead(86_400)]).toEqual([10 * minuteMs, hourMs, 6 * hourMs]);
  });
});

describe('a shot', () => {
  const first = nextShot(undefined, [palace, bank], 0);

  it('holds what happens, with room around it', () => {
    expect(holds(first, palace) && holds(first, bank)).toBe(true);
    expect((first?.box[2] ?? 0) - (first?.box[0] ?? 0)).toBeGreaterThan(0.015);
  });

  it('stays while it holds what happens', () => {
    expect(nextShot(first, [bank], 10_000)).toBe(first);
    expect(nextShot(first, [], 10_000)).toBe(first);
  });

  it('changes when something happens elsewhere, but never in quick succession', () => {
    expect(nextShot(first, [gatchina], 1_000)).toBe(first);
    expect(holds(nextShot(first, [gatchina], 10_000), gatchina)).toBe(true);
  });

  it('leaves out what is far from most of it', () => {
    const shot = nextShot(undefined, [gatchina, palace, bank], 0);
    expect([holds(shot, palace), holds(shot, bank), holds(shot, gatchina)]).toEqual([true, true, false]);
  });

  it('does not go to and fro between two scenes of the same weight', () => {
    expect(nextShot(first, [gatchina, palace], 10_000)).toBe(first);
  });

  it('comes nearer when little of it is left to see', () => {
    const wide = { box: [30, 59.8, 30.6, 60.1] as const, since: 0 };
    const shot = nextShot(wide, [palace, bank], 10_000);
    expect((shot?.box[2] ?? 0) - (shot?.box[0] ?? 0)).toBeLessThan(0.1);
  });

  it('always holds the heaviest spot when it changes, wherever things happen', () => {
    const spot = fc.record({ lon: fc.double({ min: 24, max: 36, noNaN: true }), lat: fc.double({ min: 54, max: 62, noNaN: true }), weight: fc.constant(1) });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 12 }), spot, (spots, heavy) => {
        const all = [...spots, { ...heavy, weight: 50 }];
        expect(holds(nextShot(undefined, all, 0), heavy)).toBe(true);
      }),
    );
  });
});
