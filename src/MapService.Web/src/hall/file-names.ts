/** Longer names are cut: some systems refuse them. */
const longest = 48;

/** A word for a file or an id: lower-case letters and digits joined by hyphens; `otherwise` where nothing is left of a text. */
export function slugOf(text: string, otherwise: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').slice(0, longest).replace(/^-+|-+$/g, '') || otherwise;
}

/** Numbered so that files lie in their order: `01-smolny-at-nine`. */
export function fileNameOf(number: number, heading: string): string {
  return `${String(number).padStart(2, '0')}-${slugOf(heading, 'cue')}`;
}
