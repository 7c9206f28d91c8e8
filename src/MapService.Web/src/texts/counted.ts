/** Forms of a noun for the plural rules of a language; `other` serves for those that it does not have. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Writes a number with its noun as a language does: `1 place`, `21 место`, `1 250 места`. */
export function counterIn(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) => `${numbers.format(count)} ${forms[rules.select(count)] ?? forms.other}`;
}
