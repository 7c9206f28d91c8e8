/** Keeps the page and what it shows for the time without a connection, where the browser can and the page was built. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('./service-worker.js').catch(() => {
    // Private windows may refuse; the map is then to be had with a connection only.
  });
}
