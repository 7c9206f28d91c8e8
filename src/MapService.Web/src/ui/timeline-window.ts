import type { StoryMs, StorySpan } from '../replay/story-time';
import { hourMs } from '../replay/story-time';

/** The timeline shows no less than this: finer than an hour is not dated in histories. */
const shortest = hourMs;

/** The stretch of a span that is shown after zooming about a moment: `factor` below 1 shows less. It stays within the span. */
export function zoomedWindow(shown: StorySpan, span: StorySpan, about: StoryMs, factor: number): StorySpan {
  const whole = span.to - span.from;
  const length = Math.min(whole, Math.max(Math.min(shortest, whole), (shown.to - shown.from) * factor));
  const share = (about - shown.from) / (shown.to - shown.from);
  return within(about - share * length, length, span);
}

/** The stretch of the same length that shows a moment: the same one where it does, else one with the moment a quarter from its edge. */
export function windowShowing(shown: StorySpan, span: StorySpan, at: StoryMs): StorySpan {
  const length = shown.to - shown.from;
  if (at >= shown.from && at <= shown.to) return shown;
  return within(at > shown.to ? at - length / 4 : at - (length * 3) / 4, length, span);
}

function within(from: StoryMs, length: number, span: StorySpan): StorySpan {
  const start = Math.max(span.from, Math.min(span.to - length, from));
  return { from: start, to: start + length };
}
