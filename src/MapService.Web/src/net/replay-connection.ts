import { HubConnectionBuilder, HttpTransportType, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { AudienceInfo, ClockInfo, ControlAnswer, Invitation, OpenSession, Pong, ReplayFrame, ReplayHub, SessionControl, SessionJoined, SessionOpened } from '../contract/contract.g';
import type { RoundTrip } from '../replay/wall-offset';
import { fullJitter } from './backoff';
import { wallNow } from './wall-clock';

/** `live`: frames arrive; `connecting`: for the first time; `lost`: they did and will again. */
export type ConnectionStatus = 'connecting' | 'live' | 'lost';

/** A session that is watched: with the key of who opened it, and with the code of a shared one. */
export interface WatchedSession {
  session: string;
  key?: string;
  joinCode?: string;
}

/** What the connection tells and asks. */
export interface ReplayListener {
  /** What a new session should start with: the moment and pace shown now. */
  wanted(): OpenSession;
  /** A session was opened where the viewer is; its clock replaces the one shown. */
  onOpened(opened: WatchedSession, clock: ClockInfo): void;
  /** A session of others was joined; its clock replaces the one shown. */
  onJoined(joined: WatchedSession, clock: ClockInfo): void;
  /** The key of a shared session, if it was opened here. */
  keyOf(session: string): string | undefined;
  /** The session that a code has led to before: who has joined watches on when nobody else may join. */
  joinedBefore(joinCode: string): string | undefined;
  /** A code could not be joined, and why; a session of our own is opened instead. */
  onRefused(reason: string): void;
  /** A frame came. False if it does not fit what came before: a keyframe is then asked for. */
  onFrame(frame: ReplayFrame): boolean;
  /** The server's wall time was asked for. */
  onRoundTrip(trip: RoundTrip): void;
  onStatus(status: ConnectionStatus): void;
}

type ControlMethod = 'Play' | 'Pause' | 'SeekTo' | 'SetSpeed' | 'StepEvent' | 'Loop' | 'Show' | 'Admit' | 'Guard' | 'Resign' | 'Close';
type Rest<T extends unknown[]> = T extends [unknown, ...infer R] ? R : never;

/** A connection that lasted this long was a good one: the next failure starts again with a short wait. */
const settledMs = 5_000;

/** A hall that looks at one picture is not kept waiting for longer than after this many attempts. */
const mostInHall = 2;

/** Round trips at the start, of which the quickest tells the difference of the wall clocks. */
const firstPings = 4;

/** Computers' clocks drift apart by a millisecond in about this time at worst. */
const pingMs = 15_000;

/**
 * A session on the replay hub, kept up without end: a lost connection is made anew after a random wait, and in the place
 * of a session that the server has forgotten one of our own is opened where the viewer is.
 */
export class ReplayConnection {
  readonly #hub: HubConnection;
  readonly #listener: ReplayListener;
  #session: WatchedSession | undefined;
  #joinCode: string | undefined;
  #version = 0;
  #commands: Promise<unknown> = Promise.resolve();
  #askingForKeyframe = false;
  #wake: (() => void) | undefined;
  #endWatching: ((failure?: unknown) => void) | undefined;
  #stopped = false;

  constructor(listener: ReplayListener, address = '/hubs/replay') {
    this.#listener = listener;
    this.#hub = hubAt(address);
    this.#hub.onclose(() => this.#endWatching?.());
    this.#hub.on('Frame', (frame: ReplayFrame) => this.#receive(frame));
    this.#hub.on('Closed', (session: string) => this.#forget(session));
  }

  /** Runs until {@link stop}: in the session with a code, or else in one of our own. */
  async run(joinCode?: string): Promise<void> {
    this.#joinCode = joinCode;
    this.#listener.onStatus('connecting');
    for (let attempt = 0; !this.#stopped; attempt++) {
      const started = wallNow();
      await this.#watchUntilLost();
      if (this.#stopped) return;
      this.#listener.onStatus('lost');
      if (wallNow() - started > settledMs) attempt = 0;
      await this.#wait(fullJitter(this.#session?.joinCode === undefined ? attempt : Math.min(attempt, mostInHall), Math.random()));
    }
  }

  /** Ends the session's connection for good. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#hub.stop();
  }

  /** Goes over to a new session that others can join, where the viewer is; to be told of by the listener. Throws where there is no connection. */
  async share(): Promise<void> {
    await this.#changeTo(await this.#open(true));
  }

  /** Goes over to the session with a code. Throws the server's reason where no session has it. */
  async join(joinCode: string): Promise<void> {
    await this.#changeTo(await this.#join(joinCode));
  }

  /** Goes over to a new session of our own, where the viewer is. Throws where there is no connection. */
  async leave(): Promise<void> {
    await this.#changeTo(await this.#open(false));
  }

  /** Tries again at once, for example when the network is back. */
  retryNow(): void {
    this.#wake?.();
  }

  /**
   * Asks the server to change the clock, after what was asked for before; the clock as it then is. Undefined if it could not be
   * asked: the session is then put right on reconnecting.
   */
  control<M extends ControlMethod>(method: M, ...rest: Rest<ReplayHub[M]['args']>): Promise<ClockInfo | undefined> {
    const answer = this.#commands.then(() => this.#send(method, rest));
    this.#commands = answer;
    return answer;
  }

  /** Adds to the drawing. What is drawn without a connection is lost, as it would fade. */
  async draw(pieces: ReplayHub['Draw']['args'][1]): Promise<void> {
    const control = this.#controlNow();
    if (control && this.#hub.state === HubConnectionState.Connected) await this.#hub.invoke('Draw', control, pieces);
  }

  /** Takes the drawing away. */
  async erase(): Promise<void> {
    const control = this.#controlNow();
    if (control) await this.#hub.invoke('Erase', control);
  }

  /** A key for a second presenter; undefined where somebody else was quicker. Throws where there is no connection. */
  async invite(): Promise<string | undefined> {
    const control = this.#controlNow();
    if (!control) return undefined;
    const { key, clock } = await this.#hub.invoke<Invitation>('Invite', control);
    this.#version = Math.max(this.#version, clock.version);
    return key;
  }

  /** Who watches; undefined where that cannot be asked now. */
  async audience(): Promise<AudienceInfo | undefined> {
    const control = this.#controlNow();
    if (!control || this.#hub.state !== HubConnectionState.Connected) return undefined;
    return this.#hub.invoke<AudienceInfo>('Audience', control).catch(() => undefined);
  }

  #controlNow(): SessionControl | undefined {
    if (this.#session?.key === undefined) return undefined;
    return { session: this.#session.session, key: this.#session.key, version: this.#version };
  }

  async #send(method: ControlMethod, rest: readonly unknown[]): Promise<ClockInfo | undefined> {
    const control = this.#controlNow();
    if (!control) return undefined;
    const { session } = control;
    try {
      const { clock } = await this.#hub.invoke<ControlAnswer>(method, control, ...rest);
      if (session === this.#session?.session) this.#version = Math.max(this.#version, clock.version);
      return clock;
    } catch (failure) {
      // A wish that did not arrive at a session of our own, or that it refused, is met by a new one, opened as the viewer wants it.
      const isOurOwn = this.#session?.joinCode === undefined;
      if (isOurOwn || isUnknownSession(failure)) this.#session = undefined;
      this.#endWatching?.();
      return undefined;
    }
  }

  async #watchUntilLost(): Promise<void> {
    try {
      await this.#hub.start();
      for (let ping = 0; ping < firstPings; ping++) await this.#ping();
      const { session } = this.#session ?? (await this.#begin());
      await this.#watch(session);
    } catch (failure) {
      if (isUnknownSession(failure)) this.#session = undefined;
    }
    await this.#hub.stop();
  }

  async #begin(): Promise<WatchedSession> {
    const joinCode = this.#joinCode;
    this.#joinCode = undefined;
    if (joinCode === undefined) return this.#open(false);
    try {
      return await this.#join(joinCode);
    } catch (failure) {
      if (this.#hub.state !== HubConnectionState.Connected) this.#joinCode = joinCode;
      else this.#listener.onRefused(reasonOf(failure));
      return this.#open(false);
    }
  }

  async #open(shared: boolean): Promise<WatchedSession> {
    const { clock, ...opened } = await this.#hub.invoke<SessionOpened>('Open', { ...this.#listener.wanted(), shared });
    this.#take(opened, clock);
    this.#listener.onOpened(opened, clock);
    return opened;
  }

  async #join(joinCode: string): Promise<WatchedSession> {
    const { session, clock } = await this.#hub.invoke<SessionJoined>('Join', joinCode).catch((failure: unknown) => this.#watchOn(joinCode, failure));
    const key = this.#listener.keyOf(session);
    const joined = { session, joinCode, ...(key === undefined ? {} : { key }) };
    this.#take(joined, clock);
    this.#listener.onJoined(joined, clock);
    return joined;
  }

  /** Back in a session that nobody else may join any more. */
  async #watchOn(joinCode: string, failure: unknown): Promise<SessionJoined> {
    const session = this.#listener.joinedBefore(joinCode);
    if (session === undefined || this.#hub.state !== HubConnectionState.Connected) throw failure;
    return { session, clock: await this.#hub.invoke<ClockInfo>('Watch', session) };
  }

  #take(watched: WatchedSession, { version }: ClockInfo): void {
    const left = this.#session;
    this.#session = watched;
    this.#version = version;
    if (left && left.session !== watched.session) void this.#hub.invoke('Leave', left.session).catch(() => this.#endWatching?.());
  }

  async #changeTo({ session }: WatchedSession): Promise<void> {
    await this.#hub.invoke('Watch', session);
  }

  /** Watches until the connection is lost or something is wrong with the session. */
  async #watch(session: string): Promise<void> {
    const timer = setInterval(() => void this.#ping().catch(() => this.#endWatching?.()), pingMs);
    try {
      await new Promise<void>((resolve, reject) => {
        this.#endWatching = (failure) => (failure ? reject(failure) : resolve());
        this.#hub.invoke('Watch', session).catch(reject);
      });
    } finally {
      this.#endWatching = undefined;
      clearInterval(timer);
    }
  }

  #receive(frame: ReplayFrame): void {
    if (frame.session !== this.#session?.session) return;
    this.#version = Math.max(this.#version, frame.clock.version);
    if (this.#listener.onFrame(frame)) this.#listener.onStatus('live');
    else void this.#askForKeyframe(frame.session);
  }

  async #askForKeyframe(session: string): Promise<void> {
    if (this.#askingForKeyframe) return;
    this.#askingForKeyframe = true;
    try {
      await this.#hub.invoke('Watch', session);
    } catch (failure) {
      this.#endWatching?.(failure);
    } finally {
      this.#askingForKeyframe = false;
    }
  }

  #forget(session: string): void {
    if (session !== this.#session?.session) return;
    this.#session = undefined;
    this.#endWatching?.();
  }

  async #ping(): Promise<void> {
    const sentMs = wallNow();
    const { serverMs } = await this.#hub.invoke<Pong>('Ping', sentMs);
    this.#listener.onRoundTrip({ sentMs, receivedMs: wallNow(), serverMs });
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/**
 * The session of a code, looked up by itself. Throws the server's reason where no session has it, and what the hub throws
 * where the server is out of reach; {@link isRefusal} tells them apart.
 */
export async function lookUp(joinCode: string, address = '/hubs/replay'): Promise<SessionJoined> {
  const hub = hubAt(address);
  try {
    await hub.start();
    return await hub.invoke<SessionJoined>('Join', joinCode);
  } finally {
    await hub.stop();
  }
}

/** A new session of our own that nobody watches: for who needs no more than its key. Throws where the server is out of reach. */
export async function openUnwatched(address = '/hubs/replay'): Promise<{ session: string; key: string }> {
  const hub = hubAt(address);
  try {
    await hub.start();
    const { session, key } = await hub.invoke<SessionOpened>('Open', {});
    return { session, key };
  } finally {
    await hub.stop();
  }
}

/**
 * Round trips to the hub over one connection, told one by one, with so many milliseconds between them. Throws where no
 * connection can be made, or where it is lost meanwhile.
 */
export async function* roundTrips(pausesMs: readonly number[], address = '/hubs/replay'): AsyncGenerator<RoundTrip, void, undefined> {
  const hub = hubAt(address);
  try {
    await hub.start();
    for (const pauseMs of pausesMs) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const sentMs = wallNow();
      const { serverMs } = await hub.invoke<Pong>('Ping', sentMs);
      yield { sentMs, receivedMs: wallNow(), serverMs };
    }
  } finally {
    await hub.stop();
  }
}

/** Whether the server was reached and said no. */
export function isRefusal(failure: unknown): boolean {
  return failure instanceof Error && failure.message.includes('HubException');
}

function hubAt(address: string): HubConnection {
  return new HubConnectionBuilder()
    .withUrl(address, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .build();
}

/** What the server says about a call that it refused, without what the hub puts before it. */
export function reasonOf(failure: unknown): string {
  return failure instanceof Error ? failure.message.replace(/^.*HubException: /, '') : String(failure);
}

/** Whether the server says that it has no such session: the one thing that is put right by opening another. */
function isUnknownSession(failure: unknown): boolean {
  return failure instanceof Error && failure.message.includes('not known here');
}
