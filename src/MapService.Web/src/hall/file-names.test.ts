import { expect, it } from 'vitest';
import { fileNameOf, slugOf } from './file-names';

it('files are numbered and named in plain letters', () => {
  expect(fileNameOf(3, "Nine o'clock: Tsarskoïe Selo!")).toBe('03-nine-o-clock-tsarskoie-selo');
  expect(fileNameOf(12, 'Смольный')).toBe('12-cue');
});

it('a word ends in no hyphen where it is cut', () => expect(slugOf(`${'a'.repeat(47)} b`, 'x')).toBe('a'.repeat(47)));
