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
export function presenterLink(session: string, key: string, joinCode: string): string {
  return `${location.origin}/present#session=${session}&key=${key}&join=${joinCode}`;
}

/** The code in the address of this page. */
export function codeInAddress(): string | undefined {
  return new URLSearchParams(location.hash.replace(/^#/, '')).get('join') ?? undefined;
}
