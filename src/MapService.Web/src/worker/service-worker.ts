import { answerTo, historyPaths } from './answers';

declare const self: ServiceWorkerGlobalScope;

/** Names of this version's files, and a word that changes with any of them; written in by the build. */
declare const shell: { version: string; files: readonly string[] };

/** For who follows a lecture: the history is not fetched in advance. */
const isPageAlone = self.location.search === '?page';

/** Each version of the page keeps everything that it needs, so that none is ever put together from two. */
const cacheName = `map-${shell.version}`;

/** Pages of the version before may still be open and want files that they have not fetched yet. */
const keptVersions = 2;

/** So long the server is waited for where there is something to show without it, in milliseconds. */
const patienceMs = 4_000;

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));

self.addEventListener('activate', (event) => event.waitUntil(forgetOldVersions().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  switch (answerTo(request, self.location.origin)) {
    case 'page':
      return event.respondWith(fromServer(request, '/'));
    case 'history':
      return event.respondWith(fromServer(request, request));
    case 'file':
      return event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
    case undefined:
  }
});

/** Fetches everything, or fails as a whole and is tried again when the page is next opened. */
async function fill(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(['/', ...shell.files, ...(isPageAlone ? [] : historyPaths)]);
  if (isPageAlone) return;
  const baseMap = (await (await cache.match('/api/basemap'))?.json()) as { themes: readonly string[] };
  await cache.addAll(baseMap.themes.map((theme) => `/geodata/${theme}.geojson`));
}

async function forgetOldVersions(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name !== cacheName);
  await Promise.all(versions.slice(0, Math.max(0, versions.length + 1 - keptVersions)).map((name) => caches.delete(name)));
}

/** What the server says now, which is kept; what it said before, under the name of `as`, where it is out of reach. */
async function fromServer(request: Request, as: Request | string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(as);
  if (!kept) return fetch(request);
  try {
    const response = await Promise.race([fetch(request), impatience()]);
    if (response.status >= 500) return kept;
    if (as === request && response.ok && response.headers.get('etag') !== kept.headers.get('etag')) await cache.put(request, response.clone());
    return response;
  } catch {
    return kept;
  }
}

function impatience(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('The server has not answered in time.')), patienceMs));
}
