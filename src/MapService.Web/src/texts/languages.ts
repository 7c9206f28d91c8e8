/** A language of the interface and of the names on the map. */
export type Language = 'en' | 'nl' | 'sv' | 'ru';

/** The languages, each under its own name. */
export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'nl', name: 'Nederlands' },
  { id: 'sv', name: 'Svenska' },
  { id: 'ru', name: 'Русский' },
];

/** Whether a text names one of the languages. */
export function isLanguage(text: string | undefined): text is Language {
  return languages.some(({ id }) => id === text);
}

/** The first language of a reader's, such as `sv-FI`, that we speak; English where there is none. */
export function languageFor(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.split('-')[0]?.toLowerCase()).find(isLanguage) ?? 'en';
}

/** Letters that make a browser fetch the fonts of a language; those of the Latin ones come together. */
export function lettersOf(language: Language): string {
  return language === 'ru' ? 'Яя' : 'Aa';
}
