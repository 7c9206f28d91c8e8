import type { StoryEvent } from '../replay/history';
import { spokenMoment, timeText } from '../replay/story-text';
import type { StoryMs } from '../replay/story-time';
import { dateNames, texts } from '../texts/texts.svelte';

/** More events that begin together could not be followed; the others are counted. */
const mostNamed = 2;

/** How quickly a speech is understood, in letters a second, and the pause after it in milliseconds. */
const lettersASecond = 13;
const pauseMs = 1_500;

/** What is said of events that have begun: `06:30: State Bank occupied.` */
export function beginningText(begun: readonly StoryEvent[]): string {
  const named = begun.slice(0, mostNamed).map(({ start, feature }) => `${timeText(start)}: ${feature.properties.title}.`);
  return [...named, ...(begun.length > mostNamed ? [texts.andMore(begun.length - mostNamed)] : [])].join(' ');
}

/** What is said after a jump: the moment, and what begins in that minute. */
export function arrivalText(at: StoryMs, begun: readonly StoryEvent[]): string {
  return [`${spokenMoment(at, dateNames)}.`, ...begun.slice(0, mostNamed).map(({ feature }) => `${feature.properties.title}.`)].join(' ');
}

/** Wall milliseconds until something else may be said. */
export function speakingMs(said: string): number {
  return (said.length / lettersASecond) * 1000 + pauseMs;
}
