/** How a request is answered: with the page, with one of its files, or with what it shows. Undefined for what is left to the browser. */
export type Answer = 'page' | 'file' | 'history' | undefined;

/** What the worker looks at of a request. */
export interface Asked {
  method: string;
  url: string;
  mode: string;
  headers: { has(name: string): boolean };
}

/** Answers of the API that a replay needs. All else is asked of the server each time: sessions, edits, the log, the geocoder. */
export const historyPaths: readonly string[] = ['/api/dataset', '/api/events', '/api/movements', '/api/places', '/api/ids', '/api/basemap'];

/** Addresses of the one page. */
const views: readonly string[] = ['/', '/present', '/join', '/check', '/handout'];

/** How a request to an origin is answered. */
export function answerTo({ method, url, mode, headers }: Asked, origin: string): Answer {
  const { origin: asked, pathname, search } = new URL(url);
  if (method !== 'GET' || asked !== origin || headers.has('authorization')) return undefined;
  if (mode === 'navigate') return views.includes(pathname) ? 'page' : undefined;
  if (search !== '') return undefined;
  if (historyPaths.includes(pathname) || pathname.startsWith('/geodata/')) return 'history';
  return pathname.startsWith('/assets/') || /^\/[^/]+\.(svg|png|webmanifest)$/.test(pathname) ? 'file' : undefined;
}
