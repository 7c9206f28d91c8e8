import type { StoryEvent } from './history';
import type { StorySpan } from './story-time';

/** How many events begin in each of several equal parts of a span, by side: counts of the sides in their order. */
export function density(events: readonly StoryEvent[], { from, to }: StorySpan, parts: number, sides: readonly string[]): number[][] {
  const counts = Array.from({ length: parts }, () => sides.map(() => 0));
  for (const { start, feature } of events) {
    const part = counts[Math.floor(((start - from) / (to - from)) * parts)];
    const side = sides.indexOf(feature.properties.side ?? '');
    const lane = side < 0 ? sides.length - 1 : side;
    if (part) part[lane] = (part[lane] ?? 0) + 1;
  }
  return counts;
}
