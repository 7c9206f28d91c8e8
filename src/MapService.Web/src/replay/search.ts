import type { PlaceProperties, UnitInfo } from '../contract/contract.g';
import type { StoryEvent } from './history';

/** Something found: an event, a unit or a place. */
export interface Found {
  type: 'event' | 'unit' | 'place';
  id: string;
}

/** What is searched, folded once. */
export class SearchIndex {
  readonly #entries: readonly Entry[];

  constructor(events: readonly StoryEvent[], units: readonly UnitInfo[], places: ReadonlyMap<string, PlaceProperties>) {
    const namesOf = (ids: readonly { id: string }[]) => ids.flatMap(({ id }) => places.get(id)?.names.map(({ text }) => text) ?? []);
    this.#entries = [
      ...[...places].map(([id, { name, names }]) => entry({ type: 'place', id }, [name, ...names.map(({ text }) => text)], [])),
      ...units.map(({ id, name }) => entry({ type: 'unit', id }, [name], [])),
      ...events.map(({ id, feature }) => {
        const { title, account, places: at } = feature.properties;
        return entry({ type: 'event', id }, [title], [account, ...namesOf(at)]);
      }),
    ];
  }

  /**
   * Everything that has, for each word of a question, a word that begins with it: first what is called just so, then
   * what is named so among other words, then what tells of it; otherwise in the order given.
   */
  find(question: string): Found[] {
    const asked = fold(question);
    const words = asked.split(' ').filter((word) => word !== '');
    if (words.length === 0) return [];
    const has = (text: string) => words.every((word) => text.includes(` ${word}`));
    const rank = ({ names }: Entry) => (names.includes(asked) ? 0 : names.some(has) ? 1 : 2);
    const hits = this.#entries.filter(({ text }) => has(text)).map((one) => ({ found: one.found, rank: rank(one) }));
    return hits.sort((a, b) => a.rank - b.rank).map(({ found }) => found);
  }
}

interface Entry {
  found: Found;
  names: readonly string[];
  text: string;
}

/** Lower case, without accents, words apart by one space, a space in front. */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
}

function entry(found: Found, names: readonly string[], texts: readonly string[]): Entry {
  return { found, names: names.map(fold), text: fold([...names, ...texts].join(' ')) };
}
