/** Story time: milliseconds since 1970-01-01T00:00 of the data set's own local clock. Read with UTC getters only. */
export type StoryMs = number;

/** Lengths of story time in its milliseconds. */
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** A half-open stretch of story time: `from` is in it, `to` is not. */
export interface StorySpan {
  from: StoryMs;
  to: StoryMs;
}

const localTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/;

/** Reads ISO 8601 local time without offset; undefined for anything else. */
export function tryParseStory(text: string): StoryMs | undefined {
  if (!localTime.test(text)) return undefined;
  const ms = Date.parse(`${text}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Reads a time of the wire. Throws where the text is not ISO 8601 local time. */
export function parseStory(text: string): StoryMs {
  const ms = tryParseStory(text);
  if (ms === undefined) throw new Error(`Not a local time: ${text}. Expected for example 1917-11-07T01:30:00.`);
  return ms;
}

/** ISO 8601 local time to the minute, for addresses: `1917-11-07T06:30`. */
export function isoMinute(ms: StoryMs): string {
  return new Date(ms).toISOString().slice(0, 16);
}

/** Brings a time into a span, both ends included. */
export function clampToSpan(ms: StoryMs, span: StorySpan): StoryMs {
  return Math.min(span.to, Math.max(span.from, ms));
}
