import { describe, expect, it } from 'vitest';
import { julianDate } from '../replay/calendar';
import { dateText, momentText, monthText } from '../replay/story-text';
import { parseStory } from '../replay/story-time';
import { counterIn } from './counted';
import { dateNamesIn } from './date-names';
import { en } from './en';
import { languages } from './languages';
import { nl } from './nl';
import { ru } from './ru';
import { sv } from './sv';
import { lengthText, linesOf, speak, texts } from './texts.svelte';

type Branch = { readonly [name: string]: Branch | string | ((...values: never[]) => string) };

/** Names of texts with what they say, where a function is given digits that are found again. */
function saidBy(texts: Branch, path = ''): [name: string, said: string][] {
  return Object.entries(texts).flatMap(([name, text]): [string, string][] => {
    if (typeof text === 'string') return [[path + name, text]];
    return typeof text === 'function' ? [[path + name, text(...markers.slice(0, text.length))]] : saidBy(text, `${path}${name}.`);
  });
}

const markers = [6, 7, 8, 9] as unknown as never[];
const markersIn = (said: string) => said.replace(/[^6-9]/g, '').split('').sort().join('');

describe.each([['nl', nl], ['sv', sv], ['ru', ru]])('texts in %s', (_, spoken) => {
  const [english, theirs] = [saidBy(en), saidBy(spoken)];

  it('are as many as in English, under the same names', () => {
    expect(theirs.map(([name]) => name).sort()).toEqual(english.map(([name]) => name).sort());
  });

  it('say something', () => {
    expect(theirs.filter(([, said]) => said.trim() === '')).toEqual([]);
  });

  it('name everything that they are given', () => {
    const given = new Map(english.map(([name, said]) => [name, markersIn(said)]));
    expect(theirs.filter(([name, said]) => markersIn(said) !== given.get(name))).toEqual([]);
  });

  it('are not left in English', () => {
    const same = theirs.filter(([name, said]) => said === new Map(english).get(name)).map(([name]) => name);
    expect(same.length).toBeLessThan(english.length / 8);
  });
});

describe('the interface', () => {
  it('speaks every language that is offered', async () => {
    for (const { id } of languages) {
      await speak(id);
      expect(texts.locale.slice(0, 2)).toBe(id);
    }
  });

  it('speaks the language that was chosen last, whichever comes first', async () => {
    await Promise.all([speak('sv'), speak('nl')]);
    expect(texts.play).toBe(nl.play);
  });

  it('writes lines and lengths as its language does', async () => {
    await speak('ru');
    expect([linesOf([4]), linesOf([4, 4]), linesOf([4, 9])]).toEqual(['строка 4', 'строка 4', 'строки 4–9']);
    expect([lengthText(250), lengthText(2_500)]).toEqual(['250 м', '2,5 км']);
  });
});

describe('what is counted', () => {
  it('is in the form that its number wants', () => {
    const places = { one: 'место', few: 'места', other: 'мест' };
    expect([1, 2, 5, 11, 21, 104].map((count) => counterIn('ru-RU')(count, places))).toEqual(['1 место', '2 места', '5 мест', '11 мест', '21 место', '104 места']);
    expect(ru.foundCount(1, 3, 25)).toBe('1 место, 3 отряда, 25 событий');
    expect([en.foundCount(1, 0, 2), en.shownOf(3, 1_200)]).toEqual(['1 place, 0 units, 2 events', '3 of 1,200 events']);
    expect(nl.foundCount(1, 2, 1)).toBe('1 plaats, 2 eenheden, 1 gebeurtenis');
  });
});

describe('dates', () => {
  const at = parseStory('1917-11-07T06:30');

  it('are written as each language does', () => {
    const written = ['en-GB', 'nl-NL', 'sv-SE', 'ru-RU'].map((locale) => {
      const { weekday, newStyle, oldStyle } = momentText(at, dateNamesIn(locale));
      return `${weekday} ${newStyle} / ${oldStyle}`;
    });
    expect(written).toEqual([
      'Wednesday 7 November 1917 / 25 October 1917',
      'woensdag 7 november 1917 / 25 oktober 1917',
      'onsdag 7 november 1917 / 25 oktober 1917',
      'среда 7 ноября 1917 / 25 октября 1917',
    ]);
  });

  it('name a month alone in its own form', () => {
    expect(monthText({ year: 1917, month: 10, day: 1 }, dateNamesIn('ru-RU'))).toBe('октябрь 1917');
  });

  it('are right on days that only one calendar has', () => {
    expect(dateText(julianDate(Date.UTC(1900, 2, 13)), dateNamesIn('sv-SE'))).toBe('29 februari 1900');
  });
});
