import type { Take } from './film';

/** How many pictures a film has; at least one. */
export function frameCount({ from, to, speed, frameRate }: Take): number {
  return Math.max(1, Math.ceil(((to - from) / 1000 / speed) * frameRate));
}
