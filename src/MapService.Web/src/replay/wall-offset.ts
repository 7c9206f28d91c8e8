/** A round trip to the server: local wall time when it began and ended, and the server's wall time in between. */
export interface RoundTrip {
  sentMs: number;
  receivedMs: number;
  serverMs: number;
}

/** As many round trips are compared; older ones are forgotten, so that a computer clock that drifts is followed. */
const memory = 8;

/**
 * How far the server's wall clock is ahead of the local one, from the quickest of the last round trips: the server's time belongs
 * to some moment of the trip, so the middle is wrong by at most half of it.
 */
export class WallOffset {
  readonly #trips: RoundTrip[] = [];
  #rough: number | undefined;

  /** Milliseconds to add to the local wall time. */
  get ms(): number {
    const [first, ...rest] = this.#trips;
    if (!first) return this.#rough ?? 0;
    return middleOffset(rest.reduce((best, trip) => (duration(trip) < duration(best) ? trip : best), first));
  }

  /** Learns from a round trip. */
  observe(trip: RoundTrip): void {
    this.#trips.push(trip);
    if (this.#trips.length > memory) this.#trips.shift();
  }

  /** Learns from a message that came at `now`, as long as there was no round trip: it makes the server look behind, never ahead. */
  hear(serverMs: number, now: number): void {
    if (this.#trips.length === 0) this.#rough = Math.max(this.#rough ?? -Infinity, serverMs - now);
  }
}

function duration(trip: RoundTrip): number {
  return trip.receivedMs - trip.sentMs;
}

function middleOffset({ sentMs, receivedMs, serverMs }: RoundTrip): number {
  return serverMs - (sentMs + receivedMs) / 2;
}
