import type { PlaceProperties, UnitInfo } from '../contract/contract.g';
import type { StoryEvent } from './history';

/** Something found: an event, a unit or a place. */
export interface Found {
  type: 'event' | 'unit' | 'place';
  id: string;
}

/** What is searched, folded once. */
export class SearchIndex {
  readonly #entries: readonly { found: Found; name: string; text: string }[];

  constructor(events: readonly StoryEvent[], units: readonly UnitInfo[], places: ReadonlyMap<string, PlaceProperties>) {
    const namesOf = (ids: readonly { id: string }[]) => ids.flatMap(({ id }) => places.get(id)?.names.map(({ text }) => text) ?? []);
    this.#entries = [
      ...[...places].map(([id, { name, names }]) => entry({ type: 'place', id }, name, names.map(({ text }) => text))),
      ...units.map(({ id, name }) => entry({ type: 'unit', id }, name, [])),
      ...events.map(({ id, feature }) => {
        const { title, account, places: at } = feature.properties;
        return entry({ type: 'event', id }, title, [account, ...namesOf(at)]);
      }),
    ];
  }

  /** Everything that has, for each word of a question, a word that begins with it; names before texts, otherwise in the order given. */
  find(question: string): Found[] {
    const words = fold(question).split(' ').filter((word) => word !== '');
    if (words.length === 0) return [];
    const has = (text: string) => words.every((word) => text.includes(` ${word}`));
    const named = this.#entries.filter(({ name }) => has(name));
    const told = this.#entries.filter(({ name, text }) => !has(name) && has(text));
    return [...named, ...told].map(({ found }) => found);
  }
}

/** Lower case, without accents, words apart by one space, a space in front. */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
}

function entry(found: Found, name: string, texts: readonly string[]) {
  return { found, name: fold(name), text: fold([name, ...texts].join(' ')) };
}
