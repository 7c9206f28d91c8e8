import type { StoryEvent } from '../replay/history';
import { admitsEvent, clearLens, type Lens } from '../replay/lens';

/** How the map is looked at: what is let through, and whether colours tell sides or documents. */
export class LensChoice {
  lens: Lens = $state.raw(clearLens);
  bySource = $state(false);

  admits(event: StoryEvent): boolean {
    return admitsEvent(this.lens, event);
  }

  clear(): void {
    this.lens = clearLens;
  }

  /** Takes a word in or out of one of the sets. */
  toggle(set: 'sides' | 'kinds' | 'sources' | 'certainties', word: string): void {
    const words = new Set(this.lens[set]);
    if (!words.delete(word)) words.add(word);
    this.lens = { ...this.lens, [set]: words };
  }

  /** Only one unit and what it takes part in; undefined for all. */
  onlyUnit(unit: string | undefined): void {
    this.lens = { ...this.lens, unit };
  }
}
