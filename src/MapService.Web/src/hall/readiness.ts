import { WallOffset, type RoundTrip } from '../replay/wall-offset';

/** Of a check: all is well, somebody should look at it, or it is under way. */
export type Verdict = 'good' | 'look' | 'under-way';

/** Fewer pixels than this show the map and its text, but not both well. */
const leastPixels = { width: 1280, height: 720 };

/** A cue that comes later than this after the presenter's word is noticed by the hall. */
const mostMedianMs = 250;
const mostWorstMs = 1_000;

/** The page corrects the difference by itself; only the time of day on the console is then wrong. */
const mostOffsetMs = 30_000;

/** Rounded sizes of windows make a page at 100 % look like one at 99 or 101. */
const zoomTolerance = 3;

/** How the network was, in whole milliseconds. */
export interface NetworkFindings {
  readonly medianMs: number;
  readonly worstMs: number;
}

/** Median and worst of round trips, of which there is at least one. */
export function networkOf(trips: readonly RoundTrip[]): NetworkFindings {
  const times = trips.map(({ sentMs, receivedMs }) => receivedMs - sentMs).sort((a, b) => a - b);
  return { medianMs: Math.round(times[Math.floor(times.length / 2)] ?? NaN), worstMs: Math.round(times.at(-1) ?? NaN) };
}

export function networkVerdict({ medianMs, worstMs }: NetworkFindings): Verdict {
  return medianMs <= mostMedianMs && worstMs <= mostWorstMs ? 'good' : 'look';
}

/** How many seconds this machine's clock is ahead of the server's; less than nothing where it is behind. */
export function aheadSeconds(trips: readonly RoundTrip[], wallMs: number, dateMs: number): number {
  const offset = new WallOffset();
  trips.forEach((trip) => offset.observe(trip));
  return (dateMs - (wallMs + offset.ms)) / 1000;
}

export function clockVerdict(seconds: number): Verdict {
  return Math.abs(seconds) * 1000 <= mostOffsetMs ? 'good' : 'look';
}

/** Size of a screen in pixels of its own. */
export function screenVerdict(width: number, height: number): Verdict {
  return width >= leastPixels.width && height >= leastPixels.height ? 'good' : 'look';
}

/** By how much a page is enlarged, in per cent, from the widths of its window outside and inside; undefined where a browser tells nothing that makes sense. */
export function zoomPercent(outerWidth: number, innerWidth: number): number | undefined {
  const percent = Math.round((outerWidth / innerWidth) * 100);
  return Number.isFinite(percent) && percent >= 25 && percent <= 500 ? percent : undefined;
}

export function zoomVerdict(percent: number | undefined): Verdict {
  return percent !== undefined && Math.abs(percent - 100) > zoomTolerance ? 'look' : 'good';
}
