import { dayMs, hourMs } from '../replay/story-time';
import { texts } from '../texts/texts.svelte';

/** Paces of the speed control, in story seconds per second. */
export const speeds: readonly number[] = [60, 300, 600, 1800, 3600, 21_600, 86_400];

/** A pace as it is read: `10 min/s`. */
export function speedText(speed: number): string {
  const ms = speed * 1000;
  if (ms >= dayMs) return texts.daysASecond(ms / dayMs);
  return ms >= hourMs ? texts.hoursASecond(tenth(ms / hourMs)) : texts.minutesASecond(tenth(speed / 60));
}

/** The paces to choose from, with one that was set elsewhere. */
export function speedsWith(speed: number): readonly number[] {
  return speeds.includes(speed) || speed < 1 ? speeds : [...speeds, speed].sort((a, b) => a - b);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The next speed of the control, up or down; undefined at either end. */
export function nextSpeed(speed: number, step: 1 | -1): number | undefined {
  return step > 0 ? speeds.find((value) => value > speed) : speeds.findLast((value) => value < speed);
}
