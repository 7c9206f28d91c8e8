import type { PlannedName } from '../base/name-plan';
import { overlaps, type Box } from '../label-layout';
import { stamp } from '../sprites';
import { isNear, mercatorToPixel, type Pixel } from '../view';
import type { Drawing } from './drawing';

/** Wall milliseconds in which a name comes or goes most of the way when the action reaches it. */
const easeMs = 120;

/** Draws the names of the base map, save those where something of the action stands: that always wins. */
export class NameDrawer {
  readonly #strengths = new Map<string, number>();
  #before = 0;

  /** Whether names are still on their way to be seen or hidden. */
  restless = false;

  /** Draws names below everything else. `taken` is what the action covers; `now` is wall time. */
  draw({ context, view, sprites, frame }: Drawing, names: readonly PlannedName[], taken: readonly Box[], now: number): void {
    const part = frame.still ? 1 : 1 - Math.exp((this.#before - now) / easeMs);
    this.#before = now;
    this.restless = false;
    for (const name of names) {
      const at = mercatorToPixel(view, name.at);
      if (!isNear(view, at, 300)) continue;
      const strength = this.#ease(name.key, isCovered(name, at, taken) ? 0 : 1, part);
      if (strength < 0.02) continue;
      context.globalAlpha = strength;
      stamp(context, sprites.text(name.text, name.look, name.angle), Math.round(at.x), Math.round(at.y));
    }
    context.globalAlpha = 1;
  }

  /** Forgets the strengths of names that are no longer shown; the others go on from theirs. */
  keepOnly(names: readonly PlannedName[]): void {
    const keys = new Set(names.map(({ key }) => key));
    for (const key of this.#strengths.keys()) if (!keys.has(key)) this.#strengths.delete(key);
  }

  #ease(key: string, wanted: number, part: number): number {
    const shown = this.#strengths.get(key) ?? wanted;
    const eased = Math.abs(wanted - shown) < 0.02 ? wanted : shown + (wanted - shown) * part;
    if (eased !== wanted) this.restless = true;
    this.#strengths.set(key, eased);
    return eased;
  }
}

function isCovered({ boxes }: PlannedName, { x, y }: Pixel, taken: readonly Box[]): boolean {
  return boxes.some(({ left, top, right, bottom }) => {
    const box = { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
    return taken.some((other) => overlaps(box, other));
  });
}
