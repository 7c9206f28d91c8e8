import type { SideInfo } from '../contract/contract.g';

/** The outline of a unit's sign; it tells sides apart without colour. */
export type SignShape = 'block' | 'chamfer' | 'pill' | 'hexagon' | 'shield';

/** How everything of a side is drawn. */
export interface SideStyle {
  id: string;
  name: string;
  colour: string;
  /** For outlines and text on paper. */
  dark: string;
  pattern: string;
  shape: SignShape;
}

const shapeOfPattern: Record<string, SignShape> = {
  solid: 'block',
  diagonal: 'chamfer',
  horizontal: 'pill',
  crosshatch: 'hexagon',
  cross: 'hexagon',
  dots: 'shield',
};

const unknownSide: SideStyle = { id: '', name: '', colour: '#6b7280', dark: '#3d424b', pattern: 'dots', shape: 'shield' };

/** Styles by side. */
export class SideStyles {
  readonly #styles: ReadonlyMap<string, SideStyle>;

  constructor(sides: readonly SideInfo[]) {
    this.#styles = new Map(sides.map((side) => [side.id, styleOf(side)]));
  }

  /** Style of a side; grey where the side is unknown or missing. */
  of(side: string | undefined): SideStyle {
    return this.#styles.get(side ?? '') ?? unknownSide;
  }
}

/** Mixes a colour with black; `part` of black in [0, 1]. */
export function darken(colour: string, part: number): string {
  const channels = [1, 3, 5].map((at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * (1 - part)));
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function styleOf({ id, name, colour, pattern }: SideInfo): SideStyle {
  return { id, name, colour, dark: darken(colour, 0.45), pattern, shape: shapeOfPattern[pattern] ?? 'block' };
}
