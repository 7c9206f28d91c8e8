import { minuteMs, type StoryMs } from '../replay/story-time';
import type { Player } from './player.svelte';

/** A stretch that is marked off at its two ends, by keys or buttons, to be played over and over. */
export class LoopMarks {
  /** Where it begins, while its end is not marked. */
  from: StoryMs | undefined = $state();
  readonly #player: Player;

  constructor(player: Player) {
    this.#player = player;
  }

  /** The stretch begins now; one that is played over keeps its end. */
  begin(): void {
    const { story, loop } = this.#player;
    if (loop && story < loop.toMs - minuteMs) this.#player.playOver({ from: story, to: loop.toMs });
    else this.from = story;
  }

  /** The stretch ends now, if it began before. */
  end(): void {
    const { story, loop } = this.#player;
    const from = this.from ?? loop?.fromMs;
    if (from === undefined || story < from + minuteMs) return;
    this.#player.playOver({ from, to: story });
    this.from = undefined;
  }
}
