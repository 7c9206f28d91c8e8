import type { FeatureLike } from 'ol/Feature';
import { textOf } from './geodata';
import { display, palette, serif } from './palette';
import { theatreScale } from './theatre-style';

/** How a name is written. */
export interface Lettering {
  /** Style and weight as in CSS, without size and family. */
  font: string;
  size: number;
  face: string;
  colour: string;
  /** Names of lower rank give way. */
  rank: number;
  /** Shown up to this many Mercator metres per pixel. */
  below: number;
  /** Shown from this many on. */
  above?: number;
  /** Written along the line of the feature. */
  along?: boolean;
  /** Written where the visible part of the area has room: along its course, or level. */
  place?: 'along' | 'level';
  offsetY?: number;
  spaced?: boolean;
}

const water = { font: 'italic', face: serif, colour: palette.waterText };
const land = { font: 'normal', face: serif, colour: palette.text };

const letterings: Record<string, Lettering> = {
  sea: { ...water, face: display, size: 30, rank: 90, below: 700, place: 'level', spaced: true },
  'rivers canal': { ...water, size: 14, rank: 58, below: 9, place: 'along' },
  rivers: { ...water, size: 17, rank: 62, below: 26, place: 'along' },
  lakes: { ...water, size: 15, rank: 40, below: 60, place: 'level' },
  islands: { font: 'normal', face: display, colour: palette.textSoft, size: 18, rank: 52, below: 24, above: 3, spaced: true, place: 'level' },
  'roads avenue': { ...land, size: 14, colour: palette.textSoft, rank: 30, below: 6, along: true },
  'roads highway': { ...land, font: 'italic', size: 13, colour: palette.textSoft, rank: 28, below: 24, along: true },
  'roads embankment': { ...land, size: 13, colour: palette.textSoft, rank: 24, below: 4.5, along: true },
  roads: { ...land, size: 13, colour: palette.textSoft, rank: 22, below: 3.2, along: true },
  'railways main': { ...land, font: 'italic', size: 13, colour: palette.textSoft, rank: 18, below: 60, above: 9, along: true },
  'stations terminus': { ...land, size: 14, rank: 50, below: 14, offsetY: 16 },
  stations: { ...land, size: 13, rank: 45, below: 24, offsetY: 13 },
  bridges: { ...land, font: 'italic', size: 13, rank: 36, below: 4.5, offsetY: 15 },
  buildings: { ...land, size: 13, rank: 48, below: 4.5, offsetY: 16 },
  parks: { ...land, font: 'italic', size: 13, colour: '#596632', rank: 20, below: 7 },
  relief: { ...land, font: 'italic', size: 13, colour: '#7c5d33', rank: 33, below: 90, above: 10 },
  'builtup town': { ...land, size: 17, rank: 70, below: theatreScale },
  'builtup suburb': { ...land, size: 14, colour: palette.textSoft, rank: 44, below: 60, above: 9 },
  'builtup village': { ...land, size: 14, rank: 42, below: 60 },
  'theatre capital': { ...land, font: 'bold', size: 22, rank: 100, below: 5_000, above: 60, offsetY: -17 },
  'theatre town': { ...land, size: 16, rank: 84, below: 3_000, above: theatreScale, offsetY: -14 },
  'theatre headquarters': { ...land, size: 16, rank: 86, below: 3_000, above: theatreScale, offsetY: -14 },
  'theatre fortress': { ...land, size: 16, rank: 82, below: 900, above: theatreScale, offsetY: -14 },
};

/** Of these themes only the kinds listed above are named. */
const pickyThemes = new Set(['builtup', 'theatre', 'railways']);

/** How a feature is lettered; undefined where it bears no name on the map. */
export function letteringOf(feature: FeatureLike): Lettering | undefined {
  const theme = textOf(feature, 'theme');
  const kind = textOf(feature, 'kind') || textOf(feature, 'class');
  return letterings[`${theme} ${kind}`] ?? (pickyThemes.has(theme) ? undefined : letterings[theme]);
}
