import type { ClockInfo, LoopSpan, OpenSession, ReplayFrame } from '../contract/contract.g';
import { LatestWins } from '../net/latest-wins';
import { ReplayConnection, reasonOf, type ConnectionStatus, type WatchedSession } from '../net/replay-connection';
import { findSessionKey, keepSessionKey } from '../net/session-keys';
import { wallNow } from '../net/wall-clock';
import { ClockMirror } from '../replay/clock-mirror';
import { applyFrame, isIndexedBy, type FrameState } from '../replay/frame-state';
import { knows, snapshotAt, type Snapshot } from '../replay/snapshot';
import { clampToSpan, type StoryMs, type StorySpan } from '../replay/story-time';
import type { Story } from './story';

/** Lists and texts follow the clock this often while it runs, in milliseconds; more could not be read. */
const calmMs = 250;

const usualSpeed = 600;

/** A session that others can join: its code, and whether it is controlled from here. */
export interface SharedSession {
  readonly joinCode: string;
  readonly isControlled: boolean;
}

/** The replay as seen here: the clock that everything follows, the map at its moment, and the commands. */
export class Player {
  /** Story time of this animation frame. */
  story: StoryMs = $state(0);
  /** Story time for lists and texts: the same, but it moves a few times a second only. */
  calmStory: StoryMs = $state(0);
  /** The map at {@link calmStory}. */
  calmSnapshot: Snapshot = $state.raw({ at: 0, units: [], events: [], control: [], bridges: [] });
  playing = $state(false);
  speed = $state(usualSpeed);
  /** The stretch that is played over and over. */
  loop: LoopSpan | undefined = $state.raw();
  status: ConnectionStatus = $state('connecting');
  /** The session that is watched together; undefined for one of our own. */
  shared: SharedSession | undefined = $state.raw();
  /** Why a code in the address led nowhere; empty where it did not. */
  refusal = $state('');

  /** The map at {@link story}; the same object as long as nothing has changed. */
  snapshot: Snapshot = { at: NaN, units: [], events: [], control: [], bridges: [] };

  readonly #onOutdated: () => void;
  #story: Story;
  readonly #mirror: ClockMirror;
  readonly #connection: ReplayConnection;
  readonly #seeks = new LatestWins<StoryMs>((at) => this.#ask(this.#connection.control('SeekTo', at)));
  #state: FrameState | undefined;
  #stateShown: FrameState | undefined;
  #asking = 0;
  #changedSinceAsked = false;
  #calmAt = -Infinity;

  /** Starts paused at a moment of the story. `onOutdated` is told when the server plays a later state of the history than `story`. */
  constructor(story: Story, at: StoryMs, onOutdated: () => void) {
    this.#story = story;
    this.#onOutdated = onOutdated;
    const clock = { version: 0, storyMs: clampToSpan(at, story.span), speed: usualSpeed, playing: false, serverMs: wallNow() };
    this.#mirror = new ClockMirror(clock, story.span);
    this.story = this.calmStory = clock.storyMs;
    this.#connection = new ReplayConnection({
      wanted: () => this.#wanted(),
      onOpened: (opened, at) => this.#opened(opened, at),
      onJoined: (joined, at) => this.#changeTo(joined, at),
      keyOf: findSessionKey,
      onRefused: (reason) => (this.refusal = reason),
      onFrame: (frame) => this.#received(frame),
      onRoundTrip: (trip) => this.#mirror.observe(trip),
      onStatus: (status) => (this.status = status),
    });
  }

  /** Plays on with another state of the history, or the same in another language; the clock runs on. */
  takeStory(story: Story): void {
    this.#story = story;
    this.#mirror.useSpan(story.span);
    this.#stateShown = undefined;
    this.tick();
  }

  /** Connects and keeps connected until {@link stop}; joins the session with a code, if there is one. */
  start(joinCode?: string): void {
    void this.#connection.run(joinCode);
  }

  /** Whether the clock can be changed from here. */
  get controllable(): boolean {
    return this.shared?.isControlled ?? true;
  }

  /** Opens a session that others can join, where this one is. Throws where there is no connection. */
  share(): Promise<void> {
    return this.#connection.share();
  }

  /** Goes over to the session with a code. Throws the server's reason where no session has it. */
  join(joinCode: string): Promise<void> {
    return this.#connection.join(joinCode);
  }

  /** The same for a code that was not typed: the reason is kept in {@link refusal}. */
  async joinFromAddress(joinCode: string): Promise<void> {
    await this.join(joinCode).catch((failure: unknown) => (this.refusal = reasonOf(failure)));
  }

  /** Goes on alone, where the session is. Throws where there is no connection. */
  leave(): Promise<void> {
    return this.#connection.leave();
  }

  stop(): void {
    void this.#connection.stop();
  }

  /** Tries to reconnect at once. */
  retryNow(): void {
    this.#connection.retryNow();
  }

  /** Brings everything to the present instant; called once per animation frame. */
  tick(): void {
    const now = wallNow();
    const at = this.#mirror.storyAt(now);
    const { clock } = this.#mirror;
    this.playing = clock.playing && !this.#isAtEnd(at, clock.speed);
    this.speed = clock.speed;
    this.loop = clock.loop;
    if (at !== this.snapshot.at || this.#state !== this.#stateShown) this.snapshot = this.#snapshotAt(at);
    this.story = at;
    if (this.calmSnapshot === this.snapshot || (this.playing && now - this.#calmAt < calmMs)) return;
    this.#calmAt = now;
    this.calmStory = at;
    this.calmSnapshot = this.snapshot;
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Plays on; from the end it starts again at the beginning. As all commands it does nothing in a session that is controlled elsewhere. */
  play(): void {
    if (!this.controllable) return;
    if (this.#isAtEnd(this.story, this.speed)) this.seek(this.#story.span.from);
    this.#change({ playing: true });
    void this.#ask(this.#connection.control('Play'));
  }

  pause(): void {
    if (!this.controllable) return;
    this.#change({ playing: false });
    void this.#ask(this.#connection.control('Pause'));
  }

  /** Goes to a moment. The picture follows at once; the server is asked as often as it answers. */
  seek(at: StoryMs): void {
    if (!this.controllable) return;
    const storyMs = clampToSpan(Math.round(at), this.#story.span);
    this.#change({ storyMs });
    this.#seeks.push(storyMs);
  }

  setSpeed(speed: number): void {
    if (!this.controllable) return;
    this.#change({ speed });
    void this.#ask(this.#connection.control('SetSpeed', speed));
  }

  /** Plays a stretch over and over; undefined ends that. */
  playOver(stretch: StorySpan | undefined): void {
    if (!this.controllable) return;
    const loop = stretch && { fromMs: Math.round(stretch.from), toMs: Math.round(stretch.to) };
    this.#changedSinceAsked = true;
    this.#mirror.anticipateLoop(loop, wallNow());
    this.tick();
    // A seek that still waits would end the loop if it came after it.
    void this.#ask(this.#seeks.settled().then(() => this.#connection.control('Loop', loop ?? null)));
  }

  #change(change: Partial<Pick<ClockInfo, 'storyMs' | 'speed' | 'playing'>>): void {
    this.#changedSinceAsked = true;
    this.#mirror.anticipate(change, wallNow());
    this.tick();
  }

  /** While an answer is awaited the frames' clocks are older than the wish and are not followed. */
  async #ask(answer: Promise<ClockInfo | undefined>): Promise<void> {
    this.#asking++;
    const clock = await answer;
    this.#asking--;
    if (clock && this.#asking === 0 && !this.#seeks.waiting) this.#mirror.receive(clock, wallNow());
  }

  #wanted(): OpenSession {
    this.#changedSinceAsked = false;
    const { speed, playing } = this.#mirror.clock;
    return { storyMs: this.#mirror.storyAt(wallNow()), speed, playing };
  }

  /** All goes on as it was, and as it was wished since the session was asked for. */
  #opened(opened: WatchedSession, clock: ClockInfo): void {
    const { speed, playing, loop } = this.#mirror.clock;
    const at = this.#mirror.storyAt(wallNow());
    this.#changeTo(opened, clock);
    if (loop) this.playOver({ from: loop.fromMs, to: loop.toMs });
    if (!this.#changedSinceAsked) return;
    this.seek(at);
    this.setSpeed(speed);
    if (playing) this.play();
    else this.pause();
  }

  #changeTo({ session, key, joinCode }: WatchedSession, clock: ClockInfo): void {
    this.shared = joinCode === undefined ? undefined : { joinCode, isControlled: key !== undefined };
    if (joinCode !== undefined && key !== undefined) keepSessionKey(session, key);
    this.#state = undefined;
    this.#mirror.restart(clock, wallNow());
  }

  #received(frame: ReplayFrame): boolean {
    this.#state = applyFrame(this.#state, frame);
    if (frame.logPosition !== undefined && !this.#isOf(this.#story, frame.logPosition)) this.#onOutdated();
    if (this.#asking === 0) this.#mirror.receive(frame.clock, wallNow());
    return this.#state !== undefined;
  }

  #isOf({ dataset, ids }: Story, logPosition: number): boolean {
    return dataset.logPosition === logPosition && ids.logPosition === logPosition;
  }

  #snapshotAt(at: StoryMs): Snapshot {
    const { ids, timeline } = this.#story;
    this.#stateShown = this.#state;
    if (!this.#state || !isIndexedBy(this.#state, ids) || !knows(this.#state, at)) return timeline.at(at);
    return snapshotAt(this.#state, at, ids);
  }

  #isAtEnd(at: StoryMs, speed: number): boolean {
    return speed > 0 ? at >= this.#story.span.to : at <= this.#story.span.from;
  }
}
