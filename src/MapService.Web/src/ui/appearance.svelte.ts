import { languageFor, type Language } from '../texts/languages';
import { paletteFor } from '../scene/palette';
import { readAddress, type Address } from './address';

/** How the page is shown: for a light hall or a dark one, and the language that it speaks. */
export class Appearance {
  dark = $state(false);
  /** Undefined while nobody has chosen: the browser's language then decides. */
  chosen: Language | undefined = $state();
  readonly language: Language = $derived(this.chosen ?? languageFor(navigator.languages));
  readonly ground: string = $derived(paletteFor(this.dark).paper);

  /** Takes over what an address says. */
  follow({ dark, language }: Pick<Address, 'dark' | 'language'>): void {
    this.dark = dark;
    this.chosen = language;
  }
}

/** That of this page. Light unless asked for: the machine of a lecture hall should not surprise. */
export const appearance = new Appearance();
appearance.follow(readAddress(location.hash));
