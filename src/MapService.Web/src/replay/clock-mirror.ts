import type { ClockInfo } from '../contract/contract.g';
import { clampToSpan, type StoryMs, type StorySpan } from './story-time';

/** Errors up to this many wall milliseconds are worn off; larger ones are jumped over, because wearing them off would take long. */
const slewLimitMs = 400;

/** The part of the rate spent on wearing off an error: enough to settle in seconds, too little to be seen. */
const slewRate = 0.05;

/** How much of the estimated offset is given up per millisecond, so that a computer clock that drifts is followed. */
const offsetDecay = 0.000_1;

/** Story time of a clock at a wall time of the server, within the span. */
export function storyTimeAt(clock: ClockInfo, serverMs: number, span: StorySpan): StoryMs {
  const run = clock.playing ? clock.speed * (serverMs - clock.serverMs) : 0;
  return clampToSpan(clock.storyMs + run, span);
}

/**
 * The server's clock as seen from here. Every method takes the local wall time `now`, in milliseconds.
 * The offset between both wall clocks comes from the quickest message: a delayed one can only make the server look behind.
 */
export class ClockMirror {
  #span: StorySpan;
  #clock: ClockInfo;
  #offset: number | undefined;
  #offsetAt = 0;
  #error = 0;
  #errorAt = 0;

  /** Starts at a clock of our own making, whose wall time is the local one. */
  constructor(clock: ClockInfo, span: StorySpan) {
    this.#clock = clock;
    this.#span = span;
  }

  /** The clock last taken over. */
  get clock(): ClockInfo {
    return this.#clock;
  }

  /** Takes over the span of another state of the history. */
  useSpan(span: StorySpan): void {
    this.#span = span;
  }

  /** Story time to show now. */
  storyAt(now: number): StoryMs {
    return clampToSpan(this.#target(now) + this.#remainingError(now), this.#span);
  }

  /** Takes over the server's clock. Older versions than the one held are ignored. */
  receive(clock: ClockInfo, now: number): void {
    const shown = this.storyAt(now);
    this.#learnOffset(clock.serverMs - now, now);
    if (clock.version < this.#clock.version) return this.#setError(shown - this.#target(now), now);
    const jump = clock.version !== this.#clock.version;
    this.#clock = clock;
    this.#setError(jump ? 0 : shown - this.#target(now), now);
  }

  /** Takes over a clock of another session, whatever its version. */
  restart(clock: ClockInfo, now: number): void {
    this.#learnOffset(clock.serverMs - now, now);
    this.#clock = clock;
    this.#error = 0;
  }

  /** Does at once what the server was asked for; the answer replaces it. */
  anticipate(change: Partial<Pick<ClockInfo, 'storyMs' | 'speed' | 'playing'>>, now: number): void {
    const storyMs = this.storyAt(now);
    this.#clock = { ...this.#clock, storyMs, serverMs: now + (this.#offset ?? 0), ...change };
    this.#error = 0;
  }

  #target(now: number): StoryMs {
    return storyTimeAt(this.#clock, now + (this.#offset ?? 0), this.#span);
  }

  #learnOffset(sample: number, now: number): void {
    const held = this.#offset === undefined ? -Infinity : this.#offset - offsetDecay * (now - this.#offsetAt);
    this.#offset = Math.max(held, sample);
    this.#offsetAt = now;
  }

  #setError(error: number, now: number): void {
    const wallError = Math.abs(error / (this.#clock.speed || 1));
    this.#error = this.#clock.playing && wallError <= slewLimitMs ? error : 0;
    this.#errorAt = now;
  }

  #remainingError(now: number): number {
    const worn = slewRate * Math.abs(this.#clock.speed) * (now - this.#errorAt);
    return Math.sign(this.#error) * Math.max(0, Math.abs(this.#error) - worn);
  }
}
