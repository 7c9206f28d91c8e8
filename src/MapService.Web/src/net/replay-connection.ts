import { HubConnectionBuilder, HttpTransportType, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { ClockInfo, OpenSession, ReplayFrame, ReplayHub, SessionControl, SessionOpened } from '../contract/contract.g';
import { fullJitter } from './backoff';
import { wallNow } from './wall-clock';

/** `live`: frames arrive; `connecting`: for the first time; `lost`: they did and will again. */
export type ConnectionStatus = 'connecting' | 'live' | 'lost';

/** What the connection tells and asks. */
export interface ReplayListener {
  /** What a new session should start with: the moment and pace shown now. */
  wanted(): OpenSession;
  /** A session of our own was opened; its clock replaces the one shown. */
  onOpened(clock: ClockInfo): void;
  /** A frame came. False if it does not fit what came before: the stream is then begun anew. */
  onFrame(frame: ReplayFrame): boolean;
  onStatus(status: ConnectionStatus): void;
}

type ControlMethod = 'Play' | 'Pause' | 'SeekTo' | 'SetSpeed';
type Rest<T extends unknown[]> = T extends [unknown, ...infer R] ? R : never;

/** A stream that lasted this long was a good one: the next failure starts again with a short wait. */
const settledMs = 5_000;

/**
 * A session of our own on the replay hub, kept up without end: a lost connection is made anew after a random wait, a
 * session that the server has forgotten is opened again where the viewer is.
 */
export class ReplayConnection {
  readonly #hub: HubConnection;
  readonly #listener: ReplayListener;
  #session: SessionOpened | undefined;
  #wake: (() => void) | undefined;
  #endStream: (() => void) | undefined;
  #stopped = false;

  constructor(listener: ReplayListener, address = '/hubs/replay') {
    this.#listener = listener;
    this.#hub = new HubConnectionBuilder()
      .withUrl(address, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .build();
    this.#hub.onclose(() => this.#endStream?.());
  }

  /** Runs until {@link stop}. */
  async run(): Promise<void> {
    this.#listener.onStatus('connecting');
    for (let attempt = 0; !this.#stopped; attempt++) {
      const started = wallNow();
      await this.#watchUntilLost();
      if (this.#stopped) return;
      this.#listener.onStatus('lost');
      if (wallNow() - started > settledMs) attempt = 0;
      await this.#wait(fullJitter(attempt, Math.random()));
    }
  }

  /** Ends the session's connection for good. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#hub.stop();
  }

  /** Tries again at once, for example when the network is back. */
  retryNow(): void {
    this.#wake?.();
  }

  /** Asks the server to change the clock. Undefined if it could not be asked: the session is then put right on reconnecting. */
  async control<M extends ControlMethod>(method: M, ...rest: Rest<ReplayHub[M]['args']>): Promise<ClockInfo | undefined> {
    if (!this.#session) return undefined;
    const control: SessionControl = { session: this.#session.session, key: this.#session.key };
    try {
      return await this.#hub.invoke<ClockInfo>(method, control, ...rest);
    } catch {
      // Whether the session is gone or the wish did not arrive: a new session, opened as the viewer wants it, meets both.
      this.#session = undefined;
      this.#endStream?.();
      return undefined;
    }
  }

  async #watchUntilLost(): Promise<void> {
    try {
      await this.#hub.start();
      const session = this.#session ?? (await this.#open());
      await this.#watch(session.session);
    } catch {
      // An error while the connection stands means that the server does not know the session any more.
      if (this.#hub.state === HubConnectionState.Connected) this.#session = undefined;
    }
    await this.#hub.stop();
  }

  async #open(): Promise<SessionOpened> {
    const session = await this.#hub.invoke<SessionOpened>('Open', this.#listener.wanted());
    this.#session = session;
    this.#listener.onOpened(session.clock);
    return session;
  }

  #watch(session: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#endStream = resolve;
      this.#hub.stream<ReplayFrame>('Watch', session).subscribe({
        next: (frame) => {
          this.#listener.onStatus('live');
          if (!this.#listener.onFrame(frame)) resolve();
        },
        error: reject,
        complete: () => reject(new Error('The server ended the session.')),
      });
    });
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
