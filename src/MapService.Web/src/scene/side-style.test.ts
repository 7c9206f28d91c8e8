import { describe, expect, it } from 'vitest';
import schema from '../../../../seeds/seed.schema.json';
import shipped from '../../../../seeds/petrograd-1917/sides.yaml?raw';
import type { SideInfo } from '../contract/contract.g';
import { contrastOf } from './contrast';
import { dayPalette, nightPalette } from './palette';
import { pathsOfPattern, patternNames } from './patterns';
import { SideStyles } from './side-style';

const sides: SideInfo[] = [...shipped.matchAll(/- id: (\S+)[^]*?colour: "(#\w+)"\s+pattern: (\w+)/g)].map(([, id = '', colour = '', pattern = '']) => (
  { id, name: id, description: '', colour, pattern }
));

type Linear = readonly [red: number, green: number, blue: number];
type Matrix = readonly [Linear, Linear, Linear];

/** How a colour reaches an eye: full colour vision, and the two common dichromacies after Machado, Oliveira and Fernandes (2009). */
const eyes: Record<string, Matrix> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanope: [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
  deuteranope: [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
};

function linear(colour: string): Linear {
  const channel = (at: number): number => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: Matrix, [red, green, blue]: Linear): Linear {
  const row = ([r, g, b]: Linear): number => Math.min(1, Math.max(0, r * red + g * green + b * blue));
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** CIE L*a*b* under daylight. */
function lab(rgb: Linear): Linear {
  const [x, y, z] = times([[0.433_91, 0.376_21, 0.189_88], [0.2126, 0.7152, 0.0722], [0.017_72, 0.109_46, 0.872_82]], rgb);
  const root = (value: number): number => (value > 0.008_856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  return [116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z))];
}

function differenceFor(eye: Matrix, one: string, other: string): number {
  const [a, b] = [one, other].map((colour) => lab(times(eye, linear(colour))));
  return Math.hypot(...(a ?? []).map((value, index) => value - (b?.[index] ?? 0)));
}

const pairs = sides.flatMap((one, index) => sides.slice(index + 1).map((other) => [one.id, other.id] as const));

describe('patterns', () => {
  it('are those that the seeds may name', () => {
    expect([...patternNames].sort()).toEqual([...schema.definitions.side.properties.pattern.enum].sort());
  });

  it('are drawn, each in its own way', () => {
    expect(new Set(patternNames.map((name) => JSON.stringify(pathsOfPattern(name)))).size).toBe(patternNames.length);
  });
});

describe('the sides of the shipped history', () => {
  it('are all read', () => {
    expect(sides.length).toBe(shipped.match(/- id:/g)?.length);
  });

  it.each([dayPalette, nightPalette])('differ in pattern and in the outline of their signs', (palette) => {
    const styles = new SideStyles(sides, palette);
    for (const look of ['pattern', 'shape'] as const) expect(new Set(sides.map(({ id }) => styles.of(id)[look])).size).toBe(sides.length);
  });

  it.each([
    ['by day', dayPalette, 10],
    ['by night', nightPalette, 7],
  ] as const)('differ in colour for colour-blind viewers too, %s', (_, palette, least) => {
    const styles = new SideStyles(sides, palette);
    for (const [one, other] of pairs) {
      for (const [eye, matrix] of Object.entries(eyes)) {
        const difference = differenceFor(matrix, styles.of(one).colour, styles.of(other).colour);
        expect(difference, `${one} and ${other} for a ${eye}`).toBeGreaterThan(least);
      }
    }
  });

  it('carry a white glyph and stand off the paper', () => {
    const styles = new SideStyles(sides, dayPalette);
    for (const { id } of sides) expect(contrastOf(styles.of(id).colour, dayPalette.paper)).toBeGreaterThanOrEqual(3);
  });
});
