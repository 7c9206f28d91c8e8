import type { ClockInfo, CueClock, LoopSpan, OpenSession, ReplayFrame, Showing } from '../contract/contract.g';
import { foldInk, noInk, type Ink } from '../hall/ink';
import { LatestWins } from '../net/latest-wins';
import { ReplayConnection, reasonOf, type ConnectionStatus, type WatchedSession } from '../net/replay-connection';
import { findJoined, findSessionKey, keepJoined, keepSessionKey } from '../net/session-keys';
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
  /** Story time of the session, wherever the viewer is; it moves as {@link calmStory} does. */
  presentedCalm: StoryMs = $state(0);
  /** The map at {@link calmStory}. */
  calmSnapshot: Snapshot = $state.raw({ at: 0, units: [], events: [], control: [], bridges: [] });
  playing = $state(false);
  speed = $state(usualSpeed);
  /** The stretch that is played over and over. */
  loop: LoopSpan | undefined = $state.raw();
  status: ConnectionStatus = $state('connecting');
  /** The session that is watched together; undefined for one of our own. */
  shared: SharedSession | undefined = $state.raw();
  /** Id and key of the session, where it is controlled from here. */
  control: { readonly session: string; readonly key: string } | undefined = $state.raw();
  /** What the hall is shown beside the clock; undefined for nothing. */
  showing: Showing | undefined = $state.raw();
  /** What is drawn on the map. */
  ink: Ink = $state.raw(noInk);
  /** The viewer has left the presenter and has a clock of his own here. */
  roaming = $state(false);
  /** Why a code in the address led nowhere; empty where it did not. */
  refusal = $state('');

  /** The map at {@link story}; the same object as long as nothing has changed. */
  snapshot: Snapshot = { at: NaN, units: [], events: [], control: [], bridges: [] };

  readonly #onOutdated: () => void;
  #story: Story;
  readonly #mirror: ClockMirror;
  /** The clock of a viewer who roams. */
  #own: ClockMirror | undefined;
  /** Whether a viewer who cannot control may leave the presenter for a while. */
  readonly #softly: boolean;
  /** A presenter has changed something while there was no connection: it is asked for when there is one again. */
  #wished = false;
  #furthest = Infinity;
  #missing = false;
  readonly #connection: ReplayConnection;
  readonly #seeks = new LatestWins<StoryMs>((at) => this.#ask(this.#connection.control('SeekTo', at)));
  #state: FrameState | undefined;
  #stateShown: FrameState | undefined;
  #asking = 0;
  #changedSinceAsked = false;
  #calmAt = -Infinity;

  /**
   * Starts paused at a moment of the story. `onOutdated` is told when the server plays another state of the history than
   * `story`. With `softly`, a viewer who cannot control leaves the presenter by a wish of his own.
   */
  constructor(story: Story, at: StoryMs, onOutdated: () => void, softly = false) {
    this.#softly = softly;
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
      joinedBefore: findJoined,
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
    this.#own?.useSpan(story.span);
    this.#missing = false;
    this.#stateShown = undefined;
    this.tick();
  }

  /** Connects and keeps connected until {@link stop}; joins the session with a code, if there is one. */
  start(joinCode?: string): void {
    void this.#connection.run(joinCode);
  }

  /** Whether the clock can be changed from here. */
  get controllable(): boolean {
    return this.#softly || (this.shared?.isControlled ?? true);
  }

  /** Story time of the session, wherever the viewer is. */
  get presented(): StoryMs {
    return this.#mirror.storyAt(wallNow());
  }

  /** Wall time of the server, Unix milliseconds. */
  get serverMs(): number {
    return this.#mirror.serverMs(wallNow());
  }

  /** The latest moment that may be gone to: the furthest that the presenter of a guarded session has shown. */
  get furthest(): StoryMs {
    return Math.min(this.#story.span.to, Math.max(this.#furthest, this.presented));
  }

  /** Leaves the presenter: the clock is the viewer's own, until {@link follow}. Only who cannot control does. */
  roam(): void {
    if (this.roaming || !this.#softly || !this.shared || this.shared.isControlled) return;
    const { speed } = this.#mirror.clock;
    this.#own = new ClockMirror({ version: 0, storyMs: this.story, speed, playing: false, serverMs: wallNow() }, this.#story.span);
    this.roaming = true;
    this.tick();
  }

  /** Goes back to where the presenter is. */
  follow(): void {
    this.#own = undefined;
    this.roaming = false;
    this.tick();
  }

  /** Shows the hall something else, and sets the clock for it in the same step. What was shown before is what comes back after a failure. */
  async show(showing: Showing, clock?: CueClock): Promise<boolean> {
    this.showing = showing;
    this.#noteWish();
    if (clock) {
      const now = wallNow();
      this.#mirror.anticipateLoop(undefined, now);
      this.#mirror.anticipate({ storyMs: clock.atMs, playing: clock.playing, ...(clock.speed === undefined ? {} : { speed: clock.speed }) }, now);
      if (clock.loop) this.#mirror.anticipateLoop(clock.loop, now);
      this.tick();
    }
    const answer = this.#connection.control('Show', showing, clock ?? null);
    await this.#ask(answer);
    return (await answer) !== undefined;
  }

  /** What a presenter does beside showing. */
  get hall(): Pick<ReplayConnection, 'draw' | 'erase' | 'invite' | 'audience' | 'control'> {
    return this.#connection;
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
    const mirror = this.#own ?? this.#mirror;
    const at = Math.min(mirror.storyAt(now), this.#own ? this.furthest : Infinity);
    const { clock } = mirror;
    this.playing = clock.playing && !this.#isAtEnd(at, clock);
    this.speed = clock.speed;
    this.loop = clock.loop;
    if (at !== this.snapshot.at || this.#state !== this.#stateShown) this.snapshot = this.#snapshotAt(at);
    this.story = at;
    if (now - this.#calmAt >= calmMs) this.presentedCalm = this.#mirror.storyAt(now);
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
    if (!this.#takeOver()) return;
    if (this.#isAtEnd(this.story, { speed: this.speed })) this.seek(this.#story.span.from);
    this.#change({ playing: true });
    if (!this.#own) void this.#ask(this.#connection.control('Play'));
  }

  pause(): void {
    if (!this.#takeOver()) return;
    this.#change({ playing: false });
    if (!this.#own) void this.#ask(this.#connection.control('Pause'));
  }

  /** Goes to a moment. The picture follows at once; the server is asked as often as it answers. */
  seek(at: StoryMs): void {
    if (!this.#takeOver()) return;
    const storyMs = Math.min(clampToSpan(Math.round(at), this.#story.span), this.#own ? this.furthest : Infinity);
    this.#change({ storyMs });
    if (!this.#own) this.#seeks.push(storyMs);
  }

  setSpeed(speed: number): void {
    if (!this.#takeOver()) return;
    this.#change({ speed });
    if (!this.#own) void this.#ask(this.#connection.control('SetSpeed', speed));
  }

  /** Plays a stretch over and over; undefined ends that. */
  playOver(stretch: StorySpan | undefined): void {
    if (!this.#takeOver()) return;
    const loop = stretch && { fromMs: Math.round(stretch.from), toMs: Math.round(stretch.to) };
    this.#changedSinceAsked = true;
    this.#noteWish();
    (this.#own ?? this.#mirror).anticipateLoop(loop, wallNow());
    this.tick();
    if (this.#own) return;
    // A seek that still waits would end the loop if it came after it.
    void this.#ask(this.#seeks.settled().then(() => this.#connection.control('Loop', loop ?? null)));
  }

  #noteWish(): void {
    if (this.status !== 'live' && this.shared?.isControlled) this.#wished = true;
  }

  #change(change: Partial<Pick<ClockInfo, 'storyMs' | 'speed' | 'playing'>>): void {
    this.#changedSinceAsked = true;
    this.#noteWish();
    (this.#own ?? this.#mirror).anticipate(change, wallNow());
    this.tick();
  }

  /** Whether a wish can be met: by the session, or by leaving it softly. */
  #takeOver(): boolean {
    if (this.controllable) this.roam();
    return this.controllable;
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
    this.control = key === undefined ? undefined : { session, key };
    if (joinCode !== undefined && key !== undefined) keepSessionKey(session, key);
    if (joinCode !== undefined) keepJoined(joinCode, session);
    this.#state = undefined;
    this.#mirror.restart(clock, wallNow());
  }

  #received(frame: ReplayFrame): boolean {
    this.#state = applyFrame(this.#state, frame);
    if (this.#wished && frame.base === undefined) {
      this.#wished = false;
      void this.show(this.showing ?? frame.showing ?? {}, this.#clockWished());
      return this.#state !== undefined;
    }
    if (this.#state) this.#look(frame);
    if (frame.logPosition !== undefined && !this.#isOf(this.#story, frame.logPosition)) this.#onOutdated();
    if (this.#asking === 0) this.#mirror.receive(frame.clock, wallNow());
    return this.#state !== undefined;
  }

  /** What a frame says beside the history. */
  #look({ base, showing, ink, furthestMs, started }: ReplayFrame): void {
    const isWhole = base === undefined;
    if (isWhole || showing) this.showing = showing;
    if (isWhole || ink) this.ink = foldInk(isWhole ? noInk : this.ink, ink);
    this.#furthest = furthestMs ?? Infinity;
    if (furthestMs === undefined || this.#missing) return;
    // In a guarded session what begins is told as it begins, and its name and account are asked for then.
    const { events, movements } = this.#story.ids;
    const isUnknown = (list: readonly number[] | undefined, width: number, at: number, ids: readonly string[]) =>
      list?.some((index, place) => place % width === at && ids[index] === '') ?? false;
    this.#missing = isUnknown(started?.events, 4, 1, events) || isUnknown(started?.segments, 9, 2, movements);
    if (this.#missing) this.#onOutdated();
  }

  /** The clock as it runs here. */
  #clockWished(): CueClock {
    const { speed, loop } = this.#mirror.clock;
    return { atMs: Math.round(this.story), playing: this.playing, speed, ...(loop ? { loop } : {}) };
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

  /** At an end of the span, or of a stretch that is played once. */
  #isAtEnd(at: StoryMs, { speed, loop }: Pick<ClockInfo, 'speed' | 'loop'>): boolean {
    const { from, to } = this.#story.span;
    const [first, last] = loop?.once ? [loop.fromMs, loop.toMs] : [from, to];
    return speed > 0 ? at >= last : at <= first;
  }
}
