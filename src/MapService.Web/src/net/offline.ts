/**
 * Keeps the page for the time without a connection, where the browser can and the page was built: with the history that it
 * shows, or, for who follows a lecture and is told no more than it tells, alone.
 */
export function keepForOffline(what: 'history' | 'page'): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(what === 'page' ? './service-worker.js?page' : './service-worker.js').catch(() => {
    // Private windows may refuse; the map is then to be had with a connection only.
  });
}
