import type { ClockInfo, LoopSpan } from '../contract/contract.g';
import { clampToSpan, type StoryMs, type StorySpan } from './story-time';
import { WallOffset, type RoundTrip } from './wall-offset';

/** Errors up to this many wall milliseconds are worn off; larger ones are jumped over, because wearing them off would take long. */
const slewLimitMs = 400;

/** The part of the rate spent on wearing off an error: enough to settle in seconds, too little to be seen. */
const slewRate = 0.05;

/** Story time of a clock at a wall time of the server, within the span or the stretch that is played once, or round and round in the loop. */
export function storyTimeAt(clock: ClockInfo, serverMs: number, span: StorySpan): StoryMs {
  return placed(clock, runOf(clock, serverMs), span);
}

/**
 * The server's clock as seen from here. Every method takes the local wall time `now`, in milliseconds. A clock runs on by
 * itself, so a viewer without a network keeps the right moment.
 */
export class ClockMirror {
  readonly #offset = new WallOffset();
  #span: StorySpan;
  #clock: ClockInfo;
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
    return placed(this.#clock, this.#run(now) + this.#remainingError(now), this.#span);
  }

  /** The server's wall time. */
  serverMs(now: number): number {
    return now + this.#offset.ms;
  }

  /** Learns how the wall clocks differ; what that changes is worn off. */
  observe(trip: RoundTrip): void {
    const shown = this.storyAt(trip.receivedMs);
    this.#offset.observe(trip);
    this.#keepShown(shown, trip.receivedMs);
  }

  /** Takes over the server's clock. Older versions than the one held are ignored. */
  receive(clock: ClockInfo, now: number): void {
    const shown = this.storyAt(now);
    this.#offset.hear(clock.serverMs, now);
    const isCommand = clock.version > this.#clock.version;
    if (clock.version >= this.#clock.version) this.#clock = clock;
    if (isCommand) this.#error = 0;
    else this.#keepShown(shown, now);
  }

  /** Takes over a clock of another session, whatever its version. */
  restart(clock: ClockInfo, now: number): void {
    this.#offset.hear(clock.serverMs, now);
    this.#clock = clock;
    this.#error = 0;
  }

  /** Does at once what the server was asked for; the answer replaces it. */
  anticipate(change: Partial<Pick<ClockInfo, 'storyMs' | 'speed' | 'playing'>>, now: number): void {
    const { loop, ...clock } = { ...this.#clock, storyMs: this.storyAt(now), serverMs: now + this.#offset.ms, ...change };
    const staysInLoop = loop && clock.storyMs >= loop.fromMs && clock.storyMs < loop.toMs + (loop.once ? 1 : 0);
    this.#clock = staysInLoop ? { ...clock, loop } : clock;
    this.#error = 0;
  }

  /** Plays a stretch over and over at once, from its start where the clock is not in it; undefined ends that. */
  anticipateLoop(loop: LoopSpan | undefined, now: number): void {
    const at = this.storyAt(now);
    const storyMs = !loop || (at >= loop.fromMs && at < loop.toMs) ? at : loop.fromMs;
    const { loop: _, ...clock } = this.#clock;
    this.#clock = { ...clock, storyMs, serverMs: now + this.#offset.ms, ...(loop ? { loop } : {}) };
    this.#error = 0;
  }

  #run(now: number): StoryMs {
    return runOf(this.#clock, now + this.#offset.ms);
  }

  /** Goes on from what is shown, to what is right in a while; jumps where that would take long. */
  #keepShown(shown: StoryMs, now: number): void {
    const error = shown - placed(this.#clock, this.#run(now), this.#span);
    const wallError = Math.abs(error / (this.#clock.speed || 1));
    this.#error = this.#clock.playing && wallError <= slewLimitMs ? error : 0;
    this.#errorAt = now;
  }

  #remainingError(now: number): number {
    const worn = slewRate * Math.abs(this.#clock.speed) * (now - this.#errorAt);
    return Math.sign(this.#error) * Math.max(0, Math.abs(this.#error) - worn);
  }
}

/** Where a clock would be that had neither ends nor a loop. */
function runOf(clock: ClockInfo, serverMs: number): StoryMs {
  return clock.storyMs + (clock.playing ? clock.speed * (serverMs - clock.serverMs) : 0);
}

function placed({ loop, playing }: ClockInfo, run: StoryMs, span: StorySpan): StoryMs {
  if (!loop || !playing) return clampToSpan(run, span);
  if (loop.once) return Math.min(Math.max(run, loop.fromMs), loop.toMs);
  const length = loop.toMs - loop.fromMs;
  return loop.fromMs + ((((run - loop.fromMs) % length) + length) % length);
}
