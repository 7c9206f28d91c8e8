/**
 * Sends values one after another and never two at a time: while one is under way only the newest of those that come is
 * kept. So a dragged timeline asks as often as the server answers, and always ends at the last place.
 */
export class LatestWins<T> {
  readonly #send: (value: T) => Promise<void>;
  #waiting: { value: T } | undefined;
  #sending = false;
  #drained: Promise<void> = Promise.resolve();

  /** `send` must not reject. */
  constructor(send: (value: T) => Promise<void>) {
    this.#send = send;
  }

  /** Whether a value waits for the one under way. */
  get waiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Sends a value now or next; one that still waits is forgotten. */
  push(value: T): void {
    this.#waiting = { value };
    if (!this.#sending) this.#drained = this.#drain();
  }

  /** Ends when the last value pushed so far has been sent. */
  settled(): Promise<void> {
    return this.#drained;
  }

  async #drain(): Promise<void> {
    this.#sending = true;
    while (this.#waiting) {
      const { value } = this.#waiting;
      this.#waiting = undefined;
      await this.#send(value);
    }
    this.#sending = false;
  }
}
