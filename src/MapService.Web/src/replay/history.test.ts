import { describe, expect, it } from 'vitest';
import type { EventFeature } from '../contract/contract.g';
import { comingEvents, currentEvents, nextEvent, previousEvent, readEvents, recentEvents, strengthAt } from './history';
import { parseStory } from './story-time';

function event(id: string, from: string, to = from): EventFeature {
  const period = { from, to };
  return {
    id,
    type: 'Feature',
    geometry: null,
    properties: {
      title: id, kind: 'seizure', account: '', ...period, precision: 'minute', oldStyle: period, calendar: 'gregorian',
      certainty: 'certain', places: [], units: [], control: [], bridges: [], causes: [], conflicts: [], citations: [],
    },
  };
}

const events = readEvents([
  event('salvo', '1917-11-07T21:40:00'),
  event('siege', '1917-11-07T18:00:00', '1917-11-07T22:00:00'),
  event('arrest', '1917-11-08T01:50:00', '1917-11-08T02:10:00'),
]);
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe('events in time', () => {
  it('are in order of start', () => {
    expect(ids(events)).toEqual(['siege', 'salvo', 'arrest']);
  });

  it('are found next and previous, never the one at the very moment', () => {
    const at = parseStory('1917-11-07T21:40');
    expect(nextEvent(events, at)?.id).toBe('arrest');
    expect(previousEvent(events, at)?.id).toBe('siege');
    expect(nextEvent(events, parseStory('1917-11-08T01:50'))).toBeUndefined();
  });

  it('are under way from their start up to, not including, their end', () => {
    expect(ids(currentEvents(events, parseStory('1917-11-07T18:00')))).toEqual(['siege']);
    expect(ids(currentEvents(events, parseStory('1917-11-07T22:00')))).toEqual([]);
  });

  it('are recent once they are over, an instant at once', () => {
    expect(ids(recentEvents(events, parseStory('1917-11-07T21:40'), 60_000))).toEqual(['salvo']);
    expect(ids(recentEvents(events, parseStory('1917-11-07T22:00'), 3_600_000))).toEqual(['siege', 'salvo']);
  });

  it('are counted among those to come', () => {
    expect(ids(comingEvents(events, parseStory('1917-11-07T18:00'), 1))).toEqual(['salvo']);
  });

  it('come and go by degrees where nobody states their hours', () => {
    const strengths = (more: object) => {
      const [night] = readEvents([event('night', '1917-11-07T20:00:00', '1917-11-08T04:00:00')].map((one) => ({ ...one, properties: { ...one.properties, ...more } })));
      return ['20:00', '21:00', '23:59'].map((time) => night && strengthAt(night, parseStory(`1917-11-07T${time}`)).toFixed(2));
    };
    expect(strengths({ precision: 'part-of-day', derived: 'told after dinner' })).toEqual(['0.35', '0.68', '1.00']);
    expect(strengths({})).toEqual(['1.00', '1.00', '1.00']);
  });
});
