import type { DateNames } from '../replay/story-text';
import { dateNamesIn } from './date-names';
import type { Texts } from './en';
import type { Language } from '../texts/languages';

/** Each language is a file that only those fetch who read it. */
const inLanguage: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('./en')).en,
  nl: async () => (await import('./nl')).nl,
  sv: async () => (await import('./sv')).sv,
  ru: async () => (await import('./ru')).ru,
};

/** The texts of the interface in the language that it speaks; there from the first {@link speak} on. */
export const texts: Texts = $state({} as Texts);

/** Names of months and weekdays in that language. */
export const dateNames: DateNames = $state({ months: [], monthsAlone: [], monthsShort: [], weekdays: [] });

let wanted: Language | undefined;

/** Turns the whole interface to a language, once that is here. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const spoken = await inLanguage[language]();
  if (wanted !== language) return;
  Object.assign(texts, spoken);
  Object.assign(dateNames, dateNamesIn(spoken.locale));
}

/** The word for people of a word of the contract; the word itself where there is none. */
export function wordIn(words: Readonly<Record<string, string>>, word: string): string {
  return words[word] ?? word;
}

/** Lines of a document, first and last. */
export function linesOf([first = 0, last = first]: readonly number[]): string {
  return last === first ? texts.line(first) : texts.lines(first, last);
}

/** A length in metres, in kilometres from one on. */
export function lengthText(metres: number): string {
  const [value, unit] = metres >= 1000 ? [metres / 1000, 'kilometer'] : [metres, 'meter'];
  return new Intl.NumberFormat(texts.locale, { style: 'unit', unit }).format(value);
}
