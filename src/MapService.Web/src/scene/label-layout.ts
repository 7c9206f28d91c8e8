/** A rectangle on the screen in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A label that wants a place beside an anchor. */
export interface LabelWish {
  key: string;
  x: number;
  y: number;
  /** Free room to keep around the anchor, horizontally and vertically. */
  reachX: number;
  reachY: number;
  width: number;
  height: number;
  /** Higher ones are placed first. */
  priority: number;
}

/** The middle of a placed label. */
export interface PlacedLabel {
  key: string;
  x: number;
  y: number;
}

type Side = readonly [dx: number, dy: number];

/** Right is where readers look first; then below, left, above. */
const sides: readonly Side[] = [[1, 0], [0, 1], [-1, 0], [0, -1], [1, 1], [-1, 1], [1, -1], [-1, -1]];

/**
 * Places labels beside their anchors, the most important first, and leaves out those that find no free place.
 * A label stays on the side it was on as long as that is free, so that labels do not jump about while things move.
 */
export class LabelLayout {
  #sideOf = new Map<string, number>();

  /** Labels that found a place. `taken` are boxes that none may cover. */
  place(wishes: readonly LabelWish[], taken: readonly Box[]): PlacedLabel[] {
    const boxes = [...taken];
    const sideOf = new Map<string, number>();
    const placed: PlacedLabel[] = [];
    for (const wish of [...wishes].sort((a, b) => b.priority - a.priority)) {
      const side = this.#sidesToTry(wish.key).find((candidate) => isFree(boxAt(wish, candidate), boxes));
      if (side === undefined) continue;
      const box = boxAt(wish, side);
      boxes.push(box);
      sideOf.set(wish.key, side);
      placed.push({ key: wish.key, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
    }
    this.#sideOf = sideOf;
    return placed;
  }

  #sidesToTry(key: string): number[] {
    const all = sides.map((_, index) => index);
    const last = this.#sideOf.get(key);
    return last === undefined ? all : [last, ...all];
  }
}

function boxAt(wish: LabelWish, side: number): Box {
  const [dx, dy] = sides[side] ?? [1, 0];
  const x = wish.x + dx * (wish.reachX + wish.width / 2);
  const y = wish.y + dy * (wish.reachY + wish.height / 2);
  return { left: x - wish.width / 2, top: y - wish.height / 2, right: x + wish.width / 2, bottom: y + wish.height / 2 };
}

function isFree(box: Box, boxes: readonly Box[]): boolean {
  return !boxes.some((other) => overlaps(box, other));
}

/** Whether two rectangles have more than an edge in common. */
export function overlaps(a: Box, b: Box): boolean {
  return a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
}
