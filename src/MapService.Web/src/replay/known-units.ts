import type { UnitAt } from './snapshot';
import type { StoryMs } from './story-time';

/**
 * Where the units were at some moments far apart, to be asked for the nearest: units that never march are told of by nothing
 * else when the clock is dragged to where the stream has not been yet.
 */
export class KnownUnits {
  readonly #moments: { at: StoryMs; units: readonly UnitAt[] }[] = [];

  /** Takes note of all units at a moment. */
  add(at: StoryMs, units: readonly UnitAt[]): void {
    this.#moments.push({ at, units });
  }

  /** All units at a moment near to this one; none as long as nothing is known. `seen` is what was last seen, and when. */
  near(at: StoryMs, seen: { at: StoryMs; units: readonly UnitAt[] }): readonly UnitAt[] {
    let nearest = seen;
    for (const moment of this.#moments) if (!(Math.abs(nearest.at - at) <= Math.abs(moment.at - at))) nearest = moment;
    return nearest.units;
  }
}
