let frozenAt: number | undefined;

/** Wall time in Unix milliseconds. It never runs backwards, unlike `Date.now` when the computer's clock is set. */
export function wallNow(): number {
  return frozenAt ?? performance.timeOrigin + performance.now();
}

/** Stops the wall clock at a time, or moves it while it is stopped. For tests and still pictures. */
export function freezeWallClock(at: number): void {
  frozenAt = at;
}

/** Lets the wall clock run again. */
export function thawWallClock(): void {
  frozenAt = undefined;
}
