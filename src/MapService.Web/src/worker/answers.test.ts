import { describe, expect, it } from 'vitest';
import { answerTo } from './answers';

const origin = 'https://map.example';
const get = (path: string, change: Partial<Parameters<typeof answerTo>[0]> = {}) =>
  answerTo({ method: 'GET', url: new URL(path, origin).href, mode: 'cors', headers: new Headers(), ...change }, origin);

describe('what is kept for the time without a connection', () => {
  it('is the page with its files and the history with its map', () => {
    expect([get('/', { mode: 'navigate' }), get('/?embed', { mode: 'navigate' })]).toEqual(['page', 'page']);
    expect(['/assets/index-1a2b.js', '/icon.svg', '/manifest.webmanifest'].map((path) => get(path))).toEqual(['file', 'file', 'file']);
    expect(['/api/dataset', '/api/ids', '/geodata/rivers.geojson'].map((path) => get(path))).toEqual(['history', 'history', 'history']);
  });

  it('is nothing of sessions, edits or questions', () => {
    for (const path of ['/hubs/replay', '/api/items/event', '/api/log', '/api/state?at=1917-11-07T06:30:00', '/api/geocode?q=Lenin', '/api/events?asOf=3', '/metrics', '/service-worker.js']) {
      expect(get(path)).toBeUndefined();
    }
    expect(get('/openapi/v1.json', { mode: 'navigate' })).toBeUndefined();
  });

  it('is nothing that is written, private or from elsewhere', () => {
    expect(get('/api/events', { method: 'POST' })).toBeUndefined();
    expect(get('/api/events', { headers: new Headers({ authorization: 'Bearer key' }) })).toBeUndefined();
    expect(get('https://tiles.example/geodata/1.png')).toBeUndefined();
  });
});
