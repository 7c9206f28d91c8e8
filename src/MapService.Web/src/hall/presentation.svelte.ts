import type { CueInfo, LectureInfo, Showing } from '../contract/contract.g';
import { wallNow } from '../net/wall-clock';
import { parseStory } from '../replay/story-time';
import type { Player } from '../ui/player.svelte';
import { clockOf, showingOf, type PlaceAt } from './cues';
import { newIndexOf } from './lecture-draft';

/** What covers the whole picture. */
export type Cover = 'black' | 'white' | undefined;

/** A gap between two pictures that is longer than this was a sleep of the machine, and no time of the talk. */
const longestTickMs = 5_000;

/** Nobody reads the time more often, and whatever shows it is made anew each time. */
const shortestTickMs = 250;

/** A talk as it is given: where in the script it is, what the hall is shown of it, and how the time goes. */
export class Presentation {
  /** The cue that is shown, from 0; -1 before the first. */
  index = $state(-1);
  /** The presenter shows something else than the script says. */
  free = $state(false);
  cover: Cover = $state();
  /** What alone stands in the light, such as `place:smolny`. */
  spotlight: string | undefined = $state();
  /** Seconds spent on each cue. */
  spent: number[] = $state([]);
  lecture: LectureInfo = $state.raw({ id: '', title: '', language: 'en', summary: '', cues: [] });
  readonly #player: Player;
  readonly #placeAt: PlaceAt;
  #recall = 0;
  #camera: Showing['camera'];
  #tickedAt = NaN;
  #goneOn = -1;

  constructor(lecture: LectureInfo, player: Player, placeAt: PlaceAt, from: { index: number; spent: readonly number[] } = { index: -1, spent: [] }) {
    this.lecture = lecture;
    this.#player = player;
    this.#placeAt = placeAt;
    this.index = Math.min(from.index, lecture.cues.length - 1);
    this.spent = lecture.cues.map((_, index) => from.spent[index] ?? 0);
  }

  get cue(): CueInfo | undefined {
    return this.lecture.cues[this.index];
  }

  get nextCue(): CueInfo | undefined {
    return this.lecture.cues[this.index + 1];
  }

  /** Seconds that are planned for so many cues from the first. */
  plannedUpTo(count: number): number {
    return this.lecture.cues.slice(0, count).reduce((sum, { minutes }) => sum + minutes * 60, 0);
  }

  /** Seconds of the whole talk so far. */
  get elapsed(): number {
    return this.spent.reduce((sum, seconds) => sum + seconds, 0);
  }

  /** Goes on with another state of the lecture: the cue that is shown, and the time that was spent on each, are found again. */
  revise(lecture: LectureInfo): void {
    const [before, { cues }] = [this.lecture.cues, lecture];
    const spent = cues.map(() => 0);
    before.forEach((_, index) => {
      const next = newIndexOf(before, cues, index);
      if (next !== undefined) spent[next] = this.spent[index] ?? 0;
    });
    this.index = Math.min(newIndexOf(before, cues, this.index) ?? this.index, cues.length - 1);
    this.spent = spent;
    this.lecture = lecture;
  }

  /** Shows what the script says of this cue by now; the clock runs on. */
  refresh(): void {
    if (this.cue) this.#show();
  }

  /** Shows a cue from its start. Whatever the presenter did beside the script is over. */
  go(index: number): void {
    const cue = this.lecture.cues[index];
    if (!cue) return;
    this.index = index;
    this.free = false;
    this.cover = this.spotlight = this.#camera = undefined;
    this.#goneOn = -1;
    void this.#player.show(this.#showing(), clockOf(cue));
  }

  /** Lets the hall know what it is going to hear. */
  announce(): void {
    this.#show();
  }

  next(): void {
    this.go(this.index + 1);
  }

  previous(): void {
    this.go(Math.max(0, this.index - 1));
  }

  /** Back to what the script says of this cue. */
  toScript(): void {
    this.go(Math.max(0, this.index));
  }

  /** Covers the picture, or uncovers it where it is covered so. */
  toggleCover(cover: 'black' | 'white'): void {
    this.cover = this.cover === cover ? undefined : cover;
    this.#show();
  }

  uncover(): void {
    this.cover = undefined;
    this.#show();
  }

  /** Calls everybody back who went his own way. */
  recall(): void {
    this.#recall = Math.max(this.#recall, this.#player.showing?.recall ?? 0) + 1;
    this.#show();
  }

  /** Lets one thing stand in the light; undefined for all. */
  light(target: string | undefined): void {
    this.spotlight = target === this.spotlight ? undefined : target;
    this.free = true;
    this.#show();
  }

  /** The presenter has moved the map himself. */
  moved(bounds: readonly number[], turn: number): Showing {
    const rounded = bounds.map((degrees) => Math.round(degrees * 1e5) / 1e5);
    this.#camera = { bounds: rounded, turn: Math.round(turn) };
    this.free = true;
    const showing = this.#showing();
    void this.#player.show(showing);
    return showing;
  }

  /** Follows a session that somebody else, or a page before this one, has brought to a cue. */
  follow(showing: Showing | undefined): void {
    if (!showing) return;
    this.#recall = Math.max(this.#recall, showing.recall ?? 0);
    this.cover = showing.cover === 'black' || showing.cover === 'white' ? showing.cover : undefined;
    this.spotlight = showing.spotlight;
    if (showing.lecture === this.lecture.title && showing.cue !== undefined) this.index = showing.cue - 1;
  }

  /** Counts the time; goes on by itself where the script says so. Called once for every picture. */
  tick(): void {
    const now = wallNow();
    const passed = now - this.#tickedAt;
    if (passed < shortestTickMs) return;
    this.#tickedAt = now;
    if (this.index >= 0 && passed > 0 && passed < longestTickMs) this.spent[this.index] = (this.spent[this.index] ?? 0) + passed / 1000;
    const { cue, index } = this;
    if (!cue || this.free || cue.then !== 'go-on' || cue.to === undefined || this.#goneOn === index) return;
    if (this.#player.playing || this.#player.story < parseStory(cue.to)) return;
    this.#goneOn = index;
    this.next();
  }

  #show(): void {
    void this.#player.show(this.#showing());
  }

  #showing(): Showing {
    const scripted = showingOf(this.lecture, this.index, this.#placeAt);
    return {
      ...scripted,
      ...(this.#camera ? { camera: this.#camera } : {}),
      ...(this.cover ? { cover: this.cover } : {}),
      ...(this.spotlight ? { spotlight: this.spotlight } : {}),
      ...(this.#recall > 0 ? { recall: this.#recall } : {}),
    };
  }
}
