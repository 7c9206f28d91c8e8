import type { ClockInfo, OpenSession, ReplayFrame } from '../contract/contract.g';
import { LatestWins } from '../net/latest-wins';
import { ReplayConnection, type ConnectionStatus } from '../net/replay-connection';
import { wallNow } from '../net/wall-clock';
import { ClockMirror } from '../replay/clock-mirror';
import { applyFrame, isIndexedBy, type FrameState } from '../replay/frame-state';
import { knows, snapshotAt, type Snapshot } from '../replay/snapshot';
import { clampToSpan, type StoryMs } from '../replay/story-time';
import type { Story } from './story';

/** Lists and texts follow the clock this often while it runs, in milliseconds; more could not be read. */
const calmMs = 250;

const usualSpeed = 600;

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
  status: ConnectionStatus = $state('connecting');

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
      onOpened: (opened) => this.#opened(opened),
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

  /** Connects and keeps connected until {@link stop}. */
  start(): void {
    void this.#connection.run();
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

  /** Plays on; from the end it starts again at the beginning. */
  play(): void {
    if (this.#isAtEnd(this.story, this.speed)) this.seek(this.#story.span.from);
    this.#change({ playing: true });
    void this.#ask(this.#connection.control('Play'));
  }

  pause(): void {
    this.#change({ playing: false });
    void this.#ask(this.#connection.control('Pause'));
  }

  /** Goes to a moment. The picture follows at once; the server is asked as often as it answers. */
  seek(at: StoryMs): void {
    const storyMs = clampToSpan(Math.round(at), this.#story.span);
    this.#change({ storyMs });
    this.#seeks.push(storyMs);
  }

  setSpeed(speed: number): void {
    this.#change({ speed });
    void this.#ask(this.#connection.control('SetSpeed', speed));
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

  #opened(clock: ClockInfo): void {
    const { speed, playing } = this.#mirror.clock;
    const at = this.#mirror.storyAt(wallNow());
    this.#mirror.restart(clock, wallNow());
    if (!this.#changedSinceAsked) return;
    this.seek(at);
    this.setSpeed(speed);
    if (playing) this.play();
    else this.pause();
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
