import { describe, expect, it } from 'vitest';
import { planNames, type NamePlan } from './base/name-plan';
import type { NamedFeature } from './base/named-features';
import { simplify } from './base/simplify';
import { contrastOf, graphicContrast, readableOn, textContrast } from './contrast';
import { overlaps } from './label-layout';
import { languageFor } from '../texts/languages';
import { dayPalette, nightPalette } from './palette';
import { SideStyles } from './side-style';

const names = (name: string, ru = name) => ({ en: name, nl: name, sv: name, ru });
const feature = (id: string, about: Partial<NamedFeature>): NamedFeature => ({
  id, theme: 'stations', kind: 'station', names: names(id), shape: 'point', points: [[500, -500]], extent: [500, -500, 500, -500], ...about,
});
const street = (id: string, y: number): NamedFeature =>
  feature(id, { theme: 'roads', kind: 'street', names: names('Long Street'), shape: 'line', points: [[0, y], [1_000, y]], extent: [0, y, 1_000, y] });
const plan: NamePlan = {
  extent: [0, -1_000, 1_000, 0], corner: [0, 0], closed: [], resolution: 1, textScale: 1, language: 'en', palette: dayPalette, unnamed: new Set(),
  measure: (text) => text.length * 7,
};
const boxesOf = (features: NamedFeature[], change: Partial<NamePlan> = {}) =>
  planNames(features, { ...plan, ...change }).map(({ at: [x, y], boxes }) =>
    boxes.map(({ left, top, right, bottom }) => ({ left: left + x, top: top - y, right: right + x, bottom: bottom - y })));

describe('names of the base map', () => {
  it('never lie over one another', () => {
    const placed = boxesOf(Array.from({ length: 12 }, (_, index) => feature(`station ${index}`, {})));
    expect(placed.length).toBeGreaterThan(1);
    placed.flat().forEach((a, index) => placed.flat().slice(index + 1).forEach((b) => expect(overlaps(a, b)).toBe(false)));
  });

  it('keep clear of panels and of the action', () => {
    const closed = [{ left: 400, top: 500, right: 600, bottom: 700 }];
    expect(boxesOf([feature('Baltic', {})])[0]?.[0]?.top).toBeGreaterThan(500);
    expect(boxesOf([feature('Baltic', {})], { closed })[0]?.[0]?.bottom).toBeLessThan(500);
  });

  it('do not say a street twice side by side', () => {
    expect(planNames([street('a', -300), street('b', -360)], plan)).toHaveLength(1);
  });

  it('are written in the language of the map, and left to the action where that names a place', () => {
    const ru = planNames([feature('x', { names: names('Station', 'Вокзал') })], { ...plan, language: 'ru' });
    expect(ru.map(({ text }) => text)).toEqual(['Вокзал']);
    expect(planNames([feature('x', {})], { ...plan, unnamed: new Set(['x']) })).toEqual([]);
  });
});

describe('simplify', () => {
  it('leaves out what lies nearer to the line than the tolerance', () => {
    expect(simplify([[0, 0], [5, 0.4], [10, 0], [10, 10]], 1)).toEqual([[0, 0], [10, 0], [10, 10]]);
  });
});

describe('languages', () => {
  it('are the first of the reader that the map has, else English', () => {
    expect([['sv-FI', 'en'], ['fr', 'nl-BE'], ['RU'], ['ja'], []].map(languageFor)).toEqual(['sv', 'nl', 'ru', 'en', 'en']);
  });
});

describe('colours', () => {
  it('are measured as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(readableOn('#ffffff', '#0072B2', 3)).toBe('#0072b2');
  });

  it('of sides tell from the map by day and by night', () => {
    const sides = ['#CC79A7', '#0072B2', '#6B7280', '#009E73', '#D55E00', '#F0E442', '#101010'].map((colour, index) => ({
      id: `${index}`, name: '', description: '', colour, pattern: 'solid',
    }));
    for (const palette of [dayPalette, nightPalette]) {
      const styles = new SideStyles(sides, palette);
      for (const { id } of sides) {
        expect(contrastOf(styles.of(id).colour, palette.paper)).toBeGreaterThanOrEqual(graphicContrast);
        expect(contrastOf(styles.of(id).ink, palette.paper)).toBeGreaterThanOrEqual(textContrast);
      }
    }
  });
});
