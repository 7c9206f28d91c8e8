import { display, serif, type Palette } from '../palette';
import { townScales } from './theatre-style';

/** How a name is written. */
export interface Lettering {
  /** Style and weight as in CSS, without size and family. */
  font: string;
  /** In CSS pixels at the coarsest scales of the name; it grows gently with the map. */
  size: number;
  face: string;
  ink: keyof Palette & ('text' | 'textSoft' | 'waterText' | 'parkText' | 'reliefText');
  /** Names of lower rank give way. */
  rank: number;
  /** Shown up to this many Mercator metres per pixel. */
  below: number;
  /** Shown from this many on. */
  above?: number;
  /** `along`: along the course of an area; `level`: where an area has most room; `line`: along a line; `beside`: beside a sign or in a plan; `at`: about its point. */
  place: 'along' | 'level' | 'line' | 'beside' | 'at';
  /** Written only where it has room in its area. */
  inside?: boolean;
  /** Stands on its line instead of in it. */
  onLine?: boolean;
  /** Set to the general direction of a line that winds. */
  winding?: boolean;
  /** Room between the letters in CSS pixels. */
  spacing?: number;
}

/** Up to this many Mercator metres per pixel the towns about the city are named. */
const regionScale = 330;

const water = { font: 'italic', face: serif, ink: 'waterText' } as const;
const land = { font: 'normal', face: serif, ink: 'text', place: 'beside' } as const;
const name = { font: 'normal', face: serif, ink: 'textSoft', place: 'at' } as const;
const street = { font: 'normal', face: serif, ink: 'textSoft', place: 'line' } as const;

const letterings: Record<string, Lettering> = {
  sea: { ...water, face: display, size: 24, rank: 90, below: 700, place: 'level', spacing: 3 },
  'rivers canal': { ...water, size: 14, rank: 58, below: 9, place: 'along' },
  rivers: { ...water, size: 17, rank: 62, below: 26, place: 'along' },
  lakes: { ...water, size: 15, rank: 40, below: 60, place: 'level' },
  islands: { font: 'normal', face: display, ink: 'textSoft', size: 18, rank: 52, below: 24, above: 3, spacing: 2.5, place: 'level' },
  'roads avenue': { ...street, size: 13, rank: 30, below: 16 },
  'roads highway': { ...street, font: 'italic', size: 13, rank: 28, below: 30, onLine: true },
  'roads embankment': { ...street, size: 13, rank: 24, below: 5 },
  roads: { ...street, size: 13, rank: 22, below: 4.6 },
  'railways main': { ...street, font: 'italic', size: 13, rank: 18, below: 140, above: 9, onLine: true },
  'stations terminus': { ...land, size: 14, rank: 50, below: 14 },
  stations: { ...land, size: 13, rank: 45, below: 24 },
  bridges: { ...land, font: 'italic', size: 13, rank: 36, below: 4.5 },
  buildings: { ...land, size: 13, rank: 48, below: 4.5 },
  'buildings palace': { ...land, size: 13, rank: 46, below: 20 },
  'buildings observatory': { ...land, size: 13, rank: 46, below: 24 },
  parks: { ...land, font: 'italic', size: 13, ink: 'parkText', rank: 20, below: 24, inside: true },
  'relief height': { ...street, size: 11, ink: 'reliefText', rank: 6, below: 22 },
  relief: { ...land, font: 'italic', size: 13, ink: 'reliefText', rank: 33, below: 140, above: 5 },
  'relief escarpment': { ...street, font: 'italic', size: 13, ink: 'reliefText', rank: 16, below: 60, above: 9, onLine: true },
  'builtup town': { ...land, size: 16, rank: 70, below: regionScale },
  'builtup suburb': { ...land, size: 14, ink: 'textSoft', rank: 44, below: 60, above: 5 },
  'builtup village': { ...land, size: 14, rank: 42, below: 140 },
  'builtup camp': { ...land, font: 'italic', size: 13, ink: 'textSoft', rank: 35, below: 60 },
  'theatre capital': { ...land, size: 20, spacing: 0.6, rank: 100, below: townScales.capital ?? 0, above: 60 },
  'theatre city': { ...land, size: 17, rank: 88, below: townScales.city ?? 0, above: 5 },
  'theatre town': { ...land, size: 15, rank: 80, below: townScales.town ?? 0, above: 5 },
  'theatre small-town': { ...land, size: 13, ink: 'textSoft', rank: 72, below: townScales['small-town'] ?? 0, above: 5 },
  'theatre country': { ...name, face: display, size: 21, spacing: 7, rank: 86, below: 16_000, above: 2_000 },
  'theatre small-country': { ...name, face: display, size: 16, spacing: 3, rank: 70, below: 6_000, above: 1_200 },
  'theatre region': { ...name, face: display, size: 17, spacing: 4.5, rank: 68, below: 3_000, above: 260 },
  'theatre island-name': { ...name, size: 13, rank: 66, below: 1_300, above: 60 },
  'theatre ocean': { ...water, face: display, size: 22, spacing: 4, rank: 78, below: 26_000, above: 5_000, place: 'at' },
  'theatre wide-sea': { ...water, face: display, size: 21, spacing: 3, rank: 83, below: 11_000, above: 500, place: 'at' },
  'theatre sea': { ...water, face: display, size: 18, spacing: 2, rank: 82, below: 4_000, above: 300, place: 'at' },
  'theatre lake': { ...water, size: 14, rank: 71, below: 1_500, above: 100, place: 'at' },
  'theatre-rivers': { ...water, size: 13, rank: 60, below: 2_600, above: 220, place: 'line', onLine: true, winding: true },
};

/** Of these themes only the kinds listed above are named. */
const pickyThemes = new Set(['builtup', 'theatre', 'railways', 'restored']);

/** How a feature of a theme and kind is lettered; undefined where it bears no name on the map. */
export function letteringOf(theme: string, kind: string): Lettering | undefined {
  return letterings[`${theme} ${kind}`] ?? (pickyThemes.has(theme) ? undefined : letterings[theme]);
}

/** Whether a name is written at a scale in Mercator metres per pixel. */
export function isInScale({ above = 0, below }: Lettering, resolution: number): boolean {
  return resolution >= above && resolution <= below;
}

/** Names have their own size at a third of their coarsest scale, and at most this much more from near. */
const mostGrowth = 1.3;

/** Size of a name in CSS pixels: a tenth more each time the scale doubles. */
export function sizeAt({ size, below }: Lettering, resolution: number, textScale: number): number {
  const growth = 1 + 0.1 * Math.log2(below / 3 / resolution);
  return Math.round(size * textScale * Math.min(mostGrowth, Math.max(1, growth)));
}
