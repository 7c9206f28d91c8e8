import type { SideInfo } from '../contract/contract.g';
import { darkGraphicContrast, graphicContrast, isDark, mix, readableOn, textContrast } from './contrast';
import type { Palette } from './palette';

/** The outline of a unit's sign; it tells sides apart without colour. */
export type SignShape = 'block' | 'chamfer' | 'hexagon' | 'shield' | 'pill' | 'arch' | 'notched' | 'pennant';

/** How everything of a side is drawn. */
export interface SideStyle {
  id: string;
  name: string;
  /** Tells from the ground. */
  colour: string;
  /** For outlines and text: dark on paper, light on a dark ground. */
  ink: string;
  pattern: string;
  shape: SignShape;
}

const shapeOfPattern: Record<string, SignShape> = {
  solid: 'block',
  diagonal: 'chamfer',
  cross: 'hexagon',
  dots: 'shield',
  horizontal: 'pill',
  vertical: 'arch',
  grid: 'notched',
  checker: 'pennant',
};

/** A side that the data does not know is drawn grey. */
const unknownSide: SideInfo = { id: '', name: '', description: '', colour: '#6b7280', pattern: 'horizontal' };

/** Styles by side. */
export class SideStyles {
  readonly #styles: ReadonlyMap<string, SideStyle>;

  readonly #unknown: SideStyle;

  constructor(sides: readonly SideInfo[], palette: Palette) {
    this.#styles = new Map(sides.map((side) => [side.id, styleOf(side, palette)]));
    this.#unknown = styleOf(unknownSide, palette);
  }

  /** Style of a side; grey where the side is unknown or missing. */
  of(side: string | undefined): SideStyle {
    return this.#styles.get(side ?? '') ?? this.#unknown;
  }
}

/** The colour of a side as it is shown on a ground: that of the data, brought to the least contrast where it has less. */
export function sideColourOn(ground: string, colour: string): string {
  return readableOn(ground, colour, isDark(ground) ? darkGraphicContrast : graphicContrast);
}

function styleOf({ id, name, colour, pattern }: SideInfo, { paper, dark }: Palette): SideStyle {
  const shown = sideColourOn(paper, colour);
  const deep = dark ? shown : mix(shown, '#000000', 0.45);
  return { id, name, colour: shown, ink: readableOn(paper, deep, textContrast), pattern, shape: shapeOfPattern[pattern] ?? 'block' };
}
