/** Keys of shared sessions that were opened in this tab. They outlast a reload and are in no address. */
const prefix = 'session-key ';

/** Keeps the key of a session for as long as the tab is open. */
export function keepSessionKey(session: string, key: string): void {
  sessionStorage.setItem(prefix + session, key);
}

/** The key of a session; undefined for one that was not opened in this tab. */
export function findSessionKey(session: string): string | undefined {
  return sessionStorage.getItem(prefix + session) ?? undefined;
}
