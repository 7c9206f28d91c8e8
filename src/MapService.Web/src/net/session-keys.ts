/** Keys of shared sessions that were opened in this tab. They outlast a reload and are in no address. */
const keyPrefix = 'session-key ';

/** Sessions that were joined in this tab, by their codes: who watches may go on when nobody else may join. */
const joinedPrefix = 'joined ';

/** Keeps the key of a session for as long as the tab is open. */
export function keepSessionKey(session: string, key: string): void {
  sessionStorage.setItem(keyPrefix + session, key);
}

/** The key of a session; undefined for one that was not opened in this tab. */
export function findSessionKey(session: string): string | undefined {
  return sessionStorage.getItem(keyPrefix + session) ?? undefined;
}

/** Keeps which session a code has led to. */
export function keepJoined(joinCode: string, session: string): void {
  sessionStorage.setItem(joinedPrefix + joinCode, session);
}

/** The session that a code has led to in this tab. */
export function findJoined(joinCode: string): string | undefined {
  return sessionStorage.getItem(joinedPrefix + joinCode) ?? undefined;
}
