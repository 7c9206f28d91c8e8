/** A language in which the map can be lettered. */
export type MapLanguage = 'en' | 'nl' | 'sv' | 'ru';

/** The languages, each under its own name. */
export const mapLanguages: readonly { id: MapLanguage; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'nl', name: 'Nederlands' },
  { id: 'sv', name: 'Svenska' },
  { id: 'ru', name: 'Русский' },
];

/** Whether a text names a language of the map. */
export function isMapLanguage(text: string | undefined): text is MapLanguage {
  return mapLanguages.some(({ id }) => id === text);
}

/** The first language of a reader's, such as `sv-FI`, in which the map can be lettered; English where there is none. */
export function languageFor(wanted: readonly string[]): MapLanguage {
  return wanted.map((tag) => tag.split('-')[0]?.toLowerCase()).find(isMapLanguage) ?? 'en';
}

/** Letters that make a browser fetch the fonts of a language; those of the Latin ones come together. */
export function lettersOf(language: MapLanguage): string {
  return language === 'ru' ? 'Яя' : 'Aa';
}
