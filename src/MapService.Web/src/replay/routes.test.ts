import { describe, expect, it } from 'vitest';
import type { EventFeature, MovementFeature } from '../contract/contract.g';
import { readEvents, readMovements } from './history';
import { LocalTimeline, unitOnMovement } from './local-timeline';
import { measureRoute, pieceOfRoute, pointAlong } from './routes';
import { parseStory } from './story-time';

const route = measureRoute([[30, 60], [30, 60.01], [30, 60.03]]);

function movement(id: string, from: string, to: string): MovementFeature {
  const period = { from, to };
  return {
    id,
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: [[30, 60], [30, 60.01], [30, 60.03]] },
    properties: {
      unit: 'column', ...period, oldStyle: period, departurePrecision: 'minute', arrivalPrecision: 'minute', mode: 'foot',
      lengthMetres: 3336, places: [], side: 'revolution', certainty: 'certain', conflicts: [], citations: [],
    },
  };
}

type Properties = EventFeature['properties'];

function event(id: string, from: string, to: string, control: Properties['control'], bridges: Properties['bridges'] = []): EventFeature {
  const period = { from, to };
  return {
    id,
    type: 'Feature',
    geometry: null,
    properties: {
      title: id, kind: 'seizure', account: '', ...period, precision: 'minute', oldStyle: period, calendar: 'gregorian',
      certainty: 'certain', places: [], units: [], control, bridges, causes: [], conflicts: [], citations: [],
    },
  };
}

describe('routes', () => {
  it('measures in metres', () => {
    expect(route.length).toBeCloseTo(3_336, 0);
  });

  it('goes on at the bend, by length and not by number of points', () => {
    expect(pointAlong(route, route.length / 2)?.[1]).toBeCloseTo(60.015, 6);
  });

  it('stays at its ends', () => {
    expect(pointAlong(route, -5)).toEqual([30, 60]);
    expect(pointAlong(route, 1e6)).toEqual([30, 60.03]);
  });

  it('keeps the points between the ends of a piece', () => {
    expect(pieceOfRoute(route, 500, 3_000)).toHaveLength(3);
    expect(pieceOfRoute(route, 100, 200)).toHaveLength(2);
  });
});

describe('LocalTimeline', () => {
  const movements = readMovements([movement('march', '1917-11-07T01:00:00', '1917-11-07T02:00:00')]);
  const events = readEvents([
    event('lost', '1917-11-07T03:00:00', '1917-11-07T03:00:00', [{ place: 'bank', side: 'government' }]),
    event('opened', '1917-11-07T03:00:00', '1917-11-07T03:30:00', [], [{ place: 'span', state: 'opened' }]),
    event('closed', '1917-11-07T05:00:00', '1917-11-07T05:00:00', [], [{ place: 'span', state: 'closed' }]),
    event('taken', '1917-11-07T06:00:00', '1917-11-07T06:30:00', [{ place: 'bank', side: 'revolution' }]),
  ]);
  const since = parseStory('1917-11-06T00:00');
  const timeline = new LocalTimeline(events, movements, [
    { id: 'column', start: since, end: Infinity, stands: [30, 60] },
    { id: 'guard', start: since, end: parseStory('1917-11-07T04:00'), stands: [31, 59] },
  ]);
  const at = (text: string) => timeline.at(parseStory(text));

  it('moves units along their way and leaves those that stand where they are', () => {
    const [column, guard] = at('1917-11-07T01:30').units;
    expect(column).toMatchObject({ movement: 'march', heading: 0 });
    expect(column?.lat).toBeCloseTo(60.015, 6);
    expect(guard).toEqual({ unit: 'guard', lon: 31, lat: 59 });
  });

  it('has a unit stand at the start before it leaves and at the end once it has arrived', () => {
    expect(at('1917-11-07T00:00').units[0]).toEqual({ unit: 'column', lon: 30, lat: 60 });
    expect(at('1917-11-07T02:00').units[0]).toEqual({ unit: 'column', lon: 30, lat: 60.03 });
    const [march] = movements;
    expect(march && unitOnMovement(march, march.end)?.movement).toBeUndefined();
  });

  it('has units on the map only while they are present', () => {
    const present = (text: string) => at(text).units.map(({ unit }) => unit);
    expect(present('1917-11-05T23:59')).toEqual([]);
    expect(present('1917-11-07T03:59')).toEqual(['column', 'guard']);
    expect(present('1917-11-07T04:00')).toEqual(['column']);
  });

  it('has an instant under way for a minute', () => {
    const under = (text: string) => at(text).events.map(({ event: id }) => id);
    expect(under('1917-11-07T05:00:59')).toEqual(['closed']);
    expect(under('1917-11-07T05:01:00')).toEqual([]);
  });

  it('turns a bridge when the event is over', () => {
    const open = (text: string) => at(text).bridges.map((bridge) => bridge.open);
    expect(['1917-11-07T03:29', '1917-11-07T03:30', '1917-11-07T05:00'].map(open)).toEqual([[], [true], [false]]);
  });

  it('passes a place on when the event is over', () => {
    const holder = (text: string) => at(text).control.map(({ side }) => side);
    expect(holder('1917-11-07T02:59')).toEqual([]);
    expect(holder('1917-11-07T06:29')).toEqual(['government']);
    expect(holder('1917-11-07T06:30')).toEqual(['revolution']);
  });
});
