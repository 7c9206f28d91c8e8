import { SvelteMap } from 'svelte/reactivity';
import type { CueInfo, LectureInfo } from '../contract/contract.g';
import { wallNow } from '../net/wall-clock';
import type { Player } from '../ui/player.svelte';
import type { Story } from '../ui/story';
import { CueRings } from './cue-lettering';
import { picturesOf, setupFor } from './cue-pictures';
import { viewsOf, type CueView } from './cue-views';

const size = { width: 400, height: 225, pixelRatio: 1 };
const ringScale = 0.8;

/** The clock has to have stood for so long: whoever has just changed the cue is about to speak, and the map still moves. */
const calmMs = 4_000;

/** At least this long the page is left alone between two pictures, and at least as long as the last one took. */
const leastRestMs = 400;

/** Small pictures of the cues for the presenter, taken one after another while nothing plays and the page has nothing else to do. */
export class Thumbnails {
  readonly #pictures = new SvelteMap<string, string>();
  readonly #player: Player;
  #run = 0;
  #seen = '';
  #stoodFrom = Infinity;

  constructor(player: Player) {
    this.#player = player;
  }

  /** The address of the picture of a cue; undefined while there is none. A cue whose map has changed has none. */
  of(cue: CueInfo): string | undefined {
    return this.#pictures.get(keyOf(cue));
  }

  /** Takes the pictures that are missing. What was begun for an earlier state of the lecture is given up. */
  async take(lecture: LectureInfo, story: Story): Promise<void> {
    const run = ++this.#run;
    const missing = viewsOf(lecture, story).filter(({ cue }) => !this.#pictures.has(keyOf(cue)));
    if (missing.length === 0 || !(await this.#calm(run, leastRestMs))) return;
    const setup = await setupFor(size);
    const pictures = picturesOf(missing, setup, (view: CueView) => new CueRings(view, setup, ringScale));
    for (const { cue } of missing) {
      const began = wallNow();
      const { value } = await pictures.next();
      const took = wallNow() - began;
      if (value) this.#pictures.set(keyOf(cue), URL.createObjectURL(value));
      if (!(await this.#calm(run, Math.max(leastRestMs, took)))) break;
    }
    await pictures.return();
  }

  /** Gives up what is under way, and the pictures. */
  close(): void {
    this.#run++;
    for (const picture of this.#pictures.values()) URL.revokeObjectURL(picture);
    this.#pictures.clear();
  }

  /** Waits for so long, and then until the clock stands and the page is idle. False if the run was given up meanwhile. */
  async #calm(run: number, restMs: number): Promise<boolean> {
    await after(restMs);
    while (run === this.#run && !this.#stands()) await after(leastRestMs);
    await idle();
    return run === this.#run;
  }

  /** Whether clock and cue have stood for long enough, as far as was looked. */
  #stands(): boolean {
    const { story, playing, showing } = this.#player;
    const now = `${story} ${showing?.cue}`;
    if (playing || now !== this.#seen) [this.#seen, this.#stoodFrom] = [now, wallNow()];
    return wallNow() - this.#stoodFrom >= calmMs;
  }
}

/** What the picture of a cue depends on. */
function keyOf({ at, camera, highlight, lens }: CueInfo): string {
  return JSON.stringify([at, camera, highlight, lens]);
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Safari has no word for it. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 5_000 });
    else setTimeout(resolve, 50);
  });
}
