import { describe, expect, it } from 'vitest';
import type { EventFeature, UnitInfo } from '../contract/contract.g';
import { readEvents } from './history';
import { admitsEvent, admitsUnit, clearLens, isClear, restrictions, seenThrough } from './lens';
import { fold, SearchIndex } from './search';

function event(id: string, more: Partial<EventFeature['properties']>): EventFeature {
  const period = { from: '1917-11-07T06:00:00', to: '1917-11-07T07:00:00' };
  return {
    id, type: 'Feature', geometry: null,
    properties: {
      title: id, kind: 'seizure', account: '', ...period, precision: 'minute', oldStyle: period, calendar: 'gregorian', certainty: 'certain',
      places: [], units: [], control: [], bridges: [], causes: [], conflicts: [], citations: [], ...more,
    },
  };
}

const cited = (source: string) => [{ source, lines: [1, 1], claims: {}, corrections: [] }];
const events = readEvents([
  event('bank', { side: 'red', citations: cited('chronicle'), units: ['guards'], account: 'The State Bank is occupied.' }),
  event('speech', { side: 'white', kind: 'speech', citations: cited('memoir'), certainty: 'disputed', places: [{ id: 'palace', name: 'Palace' }] }),
]);
const [bank, speech] = events as [(typeof events)[0], (typeof events)[0]];
const guards: UnitInfo = { id: 'guards', name: 'Red Guards', side: 'red', kind: 'infantry', presence: { place: 'bank', from: '1917-11-06T00:00:00' }, strength: [], conflicts: [], citations: cited('chronicle') };

describe('a lens', () => {
  it('lets everything through when it is clear', () => {
    expect(isClear(clearLens)).toBe(true);
    expect(events.every((one) => admitsEvent(clearLens, one)) && admitsUnit(clearLens, guards)).toBe(true);
  });

  it.each([
    ['sides', { sides: new Set(['red']) }],
    ['kinds', { kinds: new Set(['seizure']) }],
    ['documents', { sources: new Set(['chronicle']) }],
    ['certainties', { certainties: new Set(['certain']) }],
    ['a unit', { unit: 'guards' }],
  ])('restricts events by %s', (_, part) => {
    const lens = { ...clearLens, ...part };
    expect([bank, speech].map((one) => admitsEvent(lens, one))).toEqual([true, false]);
    expect(restrictions(lens)).toBe(1);
  });

  it('shows a unit by its side and by the documents that name it', () => {
    expect(admitsUnit({ ...clearLens, sides: new Set(['white']) }, guards)).toBe(false);
    expect(admitsUnit({ ...clearLens, sources: new Set(['memoir']) }, guards)).toBe(false);
    expect(admitsUnit({ ...clearLens, sources: new Set(['memoir', 'chronicle']) }, guards)).toBe(true);
  });

  it('takes from a snapshot what it does not let through', () => {
    const snapshot = {
      at: 0,
      units: [{ unit: 'guards', lon: 30, lat: 60 }],
      events: [{ event: 'bank', start: 0, end: 1 }, { event: 'speech', start: 0, end: 1 }],
      control: [{ place: 'bank', side: 'red', event: 'bank', since: 0 }],
      bridges: [],
    };
    const lookup = { units: new Map([['guards', guards]]), events: new Map(events.map((one) => [one.id, one])), movements: new Map() };
    const seen = seenThrough({ ...clearLens, sides: new Set(['white']) }, snapshot, lookup);
    expect([seen.units, seen.events.map((one) => one.event), seen.control]).toEqual([[], ['speech'], []]);
    expect(seenThrough(clearLens, snapshot, lookup)).toBe(snapshot);
  });
});

describe('a search', () => {
  const palace = { name: 'Winter Palace', kind: 'palace', accuracyMetres: 50, names: [{ text: 'Зимній дворецъ', language: 'ru-petr1708' }] };
  const index = new SearchIndex(events, [guards], new Map([['palace', palace]]));

  it('finds words by their beginnings, in titles before accounts', () => {
    expect(index.find('guar').map(({ id }) => id)).toEqual(['guards']);
    expect(index.find('bank').map(({ id }) => id)).toEqual(['bank']);
    expect(index.find('state occ').map(({ id }) => id)).toEqual(['bank']);
    expect(index.find('ank')).toEqual([]);
    expect(index.find(' ')).toEqual([]);
  });

  it('finds what happened at a place by any of its names', () => {
    expect(index.find('дворец').map(({ type, id }) => [type, id])).toEqual([['place', 'palace'], ['event', 'speech']]);
  });

  it('puts what is called just so before what is named after it', () => {
    const square = { ...palace, name: 'Palace Square by the Winter Palace', names: [] };
    const both = new SearchIndex([], [], new Map([['square', square], ['palace', palace]]));
    expect(both.find('winter palace').map(({ id }) => id)).toEqual(['palace', 'square']);
  });

  it('does not mind accents, case and punctuation', () => {
    expect(fold('Tsarskoïe-Selo!')).toBe(' tsarskoie selo');
  });
});
