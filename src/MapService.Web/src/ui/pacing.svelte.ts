import { wallNow } from '../net/wall-clock';
import { lingers, type StoryEvent } from '../replay/history';
import { cutByActivity, pacedAbout, restFrom, toldIn, type PacedStretch, type Stretch } from '../replay/pacing';
import { dayMs, type StoryMs, type StorySpan } from '../replay/story-time';
import type { Player } from './player.svelte';

/** How the speed is chosen: by the user, about his by how much happens, or so that the telling ends on time. */
type Manner =
  | { readonly by: 'user' }
  | { readonly by: 'activity'; readonly usualSpeed: number }
  | { readonly by: 'length'; readonly usualSpeed: number; readonly span: StorySpan; readonly seconds: number };

/** A clock that ran past the end of a fast stretch by more than this much wall time of the next one is brought back to its start. */
const overrunMs = 250;

/** What took longer, or fell somewhere in a longer time, is a state of things and leaves its days as quiet as they are. */
const longestSpellMs = 7 * dayMs;

/** Chooses the speed of a session of one's own while it plays. */
export class Pacing {
  manner: Manner = $state.raw({ by: 'user' });
  /** The stretch that is played; undefined while the user chooses the speed, or nothing plays. */
  stretch: PacedStretch | undefined = $state.raw();
  /** What is left of a telling, in whole seconds. */
  readonly secondsLeft: number = $derived.by(() => (this.manner.by === 'length' ? Math.max(0, Math.ceil(this.manner.seconds - this.#spent)) : 0));
  /** Wall seconds of a telling that have gone by, paused time not counted. */
  #spent = $state(0);
  readonly #player: Player;
  #plan: readonly Stretch[] = [];
  #before = NaN;

  constructor(player: Player) {
    this.#player = player;
  }

  /** The speed that the user chose; undefined where a telling chooses it. */
  get chosen(): number | undefined {
    return this.manner.by === 'length' ? undefined : this.#usualSpeed;
  }

  /** Slower where much happens, and faster where nothing does; once more gives the speed back to the user. */
  toggle(events: readonly StoryEvent[], span: StorySpan): void {
    if (this.manner.by === 'activity') return this.end();
    const usualSpeed = this.#usualSpeed;
    this.end();
    this.#plan = planOf(events, span);
    this.manner = { by: 'activity', usualSpeed };
  }

  /** Tells a stretch of the story from its beginning, in so many minutes. */
  tell(events: readonly StoryEvent[], span: StorySpan, minutes: number): void {
    const usualSpeed = this.#usualSpeed;
    this.end();
    this.#player.playOver(undefined);
    this.#plan = planOf(events, span);
    this.manner = { by: 'length', usualSpeed, span, seconds: minutes * 60 };
    this.#player.seek(span.from);
    this.#player.play();
  }

  /** The user chooses the speed: the usual one of a pace, or that of all from now on. */
  choose(speed: number): void {
    if (this.manner.by === 'activity') this.manner = { ...this.manner, usualSpeed: speed };
    else this.end();
    this.stretch = undefined;
    this.#player.setSpeed(speed);
  }

  /** The speed is the user's again. */
  end(): void {
    if (this.manner.by !== 'user') this.#player.setSpeed(this.manner.usualSpeed);
    this.manner = { by: 'user' };
    this.stretch = undefined;
    this.#spent = 0;
  }

  /** Changes the speed at the borders of stretches; called once per animation frame, after the player's tick. */
  tick(): void {
    if (this.manner.by === 'user') return;
    const now = wallNow();
    const passed = this.#before ? (now - this.#before) / 1_000 : 0;
    this.#before = this.#player.playing ? now : NaN;
    if (this.manner.by === 'length' && this.#player.story >= this.manner.span.to) this.#finish(this.manner.span.to);
    else if (this.#player.playing) this.#play(passed);
    else this.stretch = undefined;
  }

  get #usualSpeed(): number {
    return this.manner.by === 'user' ? this.#player.speed : this.manner.usualSpeed;
  }

  #play(passed: number): void {
    this.#spent += passed;
    const { story } = this.#player;
    if (this.stretch && story >= this.stretch.from && story < this.stretch.to) return;
    const next = this.#pacedFrom(story)[0];
    if (!next || story < next.from) return this.end();
    if (this.stretch && this.#overran(this.stretch, next)) this.#player.seek(this.stretch.to);
    this.stretch = next;
    this.#player.setSpeed(next.speed);
  }

  /** The pace from a moment on. A telling is cut anew each time: so it ends on time, whatever held it up. */
  #pacedFrom(at: StoryMs): PacedStretch[] {
    const rest = restFrom(this.#plan, at);
    if (this.manner.by === 'length') return toldIn(rest, this.manner.seconds - this.#spent);
    return this.manner.by === 'activity' ? pacedAbout(rest, this.manner.usualSpeed) : [];
  }

  #overran(before: PacedStretch, next: PacedStretch): boolean {
    const over = this.#player.story - before.to;
    return over > next.speed * overrunMs && over < before.speed * 1_000;
  }

  #finish(end: StoryMs): void {
    this.end();
    this.#player.pause();
    this.#player.seek(end);
  }
}

function planOf(events: readonly StoryEvent[], span: StorySpan): Stretch[] {
  const moments = events.filter((event) => !lingers(event)).map(({ start }) => start);
  const spells = events.filter((event) => lingers(event) && event.end - event.start <= longestSpellMs);
  return cutByActivity(moments, spells.map(({ start, end }) => ({ from: start, to: end })), span);
}
