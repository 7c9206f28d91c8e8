/** Where a hall joins: the page that asks for a code, and its address with the code in it. */
export function joinPage(): string {
  return `${location.origin}/join`;
}

/** The address that a QR code leads to. */
export function joinLink(joinCode: string): string {
  return `${joinPage()}#join=${joinCode}`;
}

/** The address of a projector. */
export function projectorLink(joinCode: string): string {
  return `${location.origin}/join?projector#join=${joinCode}`;
}

/** The address that gives a second presenter his key; after the # it is sent to no server. */
export function presenterLink(session: string, key: string, joinCode: string, lecture: string): string {
  return `${location.origin}/present#session=${session}&key=${key}&join=${joinCode}&lecture=${lecture}`;
}

/** The code in the address of this page. */
export function codeInAddress(): string | undefined {
  return new URLSearchParams(location.hash.replace(/^#/, '')).get('join') ?? undefined;
}

/** The lecture that the address of this page names. */
export function lectureInAddress(): string | undefined {
  return new URLSearchParams(location.hash.replace(/^#/, '')).get('lecture') ?? undefined;
}

/** The right to present that the address of this page gives; undefined where it gives none. */
export function invitationInAddress(): { session: string; key: string; joinCode: string; lecture: string } | undefined {
  const values = new URLSearchParams(location.hash.replace(/^#/, ''));
  const [session, key, joinCode, lecture] = ['session', 'key', 'join', 'lecture'].map((name) => values.get(name) ?? '');
  return session && key && joinCode && lecture ? { session, key, joinCode, lecture } : undefined;
}

/** Whether this page is the picture on the wall, and not somebody's own. */
export function isProjector(): boolean {
  return new URLSearchParams(location.search).has('projector');
}
