import type { Mercator } from '../view';
import type { NamedFeature } from './named-features';

/** Turns points so that what is up on a turned screen is north: names are then chosen as on a map that is not. */
export class Turn {
  readonly #cos: number;
  readonly #sin: number;
  readonly #radians: number;

  /** `radians` clockwise, as the map is turned. */
  constructor(radians: number) {
    this.#radians = radians;
    this.#cos = Math.cos(radians);
    this.#sin = Math.sin(radians);
  }

  /** A point of the map, seen with the screen's up as north. */
  turned([x, y]: Mercator): Mercator {
    return [this.#cos * x + this.#sin * y, this.#cos * y - this.#sin * x];
  }

  /** The point of the map that is seen at a turned one. */
  back([x, y]: Mercator): Mercator {
    return [this.#cos * x - this.#sin * y, this.#cos * y + this.#sin * x];
  }

  /** What bears a name, turned; the same where the map is not. */
  features(features: readonly NamedFeature[]): readonly NamedFeature[] {
    if (this.#radians === 0) return features;
    return features.map((feature) => {
      const points = feature.points.map((point) => this.turned(point));
      return { ...feature, points, extent: this.#extentOf(feature, points) };
    });
  }

  /** A feature of one point has no outline; its extent is that point. */
  #extentOf({ extent: [west = 0, south = 0, east = 0, north = 0] }: NamedFeature, points: readonly Mercator[]): number[] {
    const outline = points.length > 0 ? points : [this.turned([(west + east) / 2, (south + north) / 2])];
    const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
    return [least(xs), least(ys), greatest(xs), greatest(ys)];
  }
}

/** Outlines may have more points than a function takes arguments. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}
