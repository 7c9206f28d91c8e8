import { strengthAt, type StoryEvent } from '../replay/history';
import { minuteMs, type StoryMs } from '../replay/story-time';
import type { FadingEvent } from '../scene/scene-data';

/** How long an event that is over stays marked, in story time. */
export const fadeMs = 45 * minuteMs;

/** Events that were over by a moment but have not faded yet, faintest first. */
export function fadingEvents(events: readonly StoryEvent[], at: StoryMs): FadingEvent[] {
  const fading: FadingEvent[] = [];
  for (const event of events) {
    if (event.start > at) break;
    const age = at - event.end;
    if (age >= 0 && age < fadeMs) fading.push({ event, strength: strengthAt(event, event.end) * (1 - age / fadeMs) });
  }
  return fading.sort((a, b) => a.strength - b.strength);
}
