import type { InkPiece } from '../contract/contract.g';
import { wirePoints } from './ink';

/** Pieces of a line are sent so often, in milliseconds: twenty times a second. */
const pieceMs = 50;

/** More points than this in a piece are thinned out by what draws it. */
const mostPoints = 60;

/** Sends what is drawn by hand as it is drawn, piece by piece. */
export class Pen {
  readonly #send: (pieces: InkPiece[]) => void;
  #stroke = Math.floor(Math.random() * 1e9);
  #points: { lon: number; lat: number }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #manner: { kind: string; colour: number } = { kind: 'fading', colour: 0 };

  constructor(send: (pieces: InkPiece[]) => void) {
    this.#send = send;
  }

  /** Begins a line. */
  down(kind: string, colour: number, at: { lon: number; lat: number }): void {
    this.up();
    this.#stroke++;
    this.#manner = { kind, colour };
    this.to(at);
  }

  /** Goes on with it. */
  to(at: { lon: number; lat: number }): void {
    this.#points.push(at);
    this.#timer ??= setTimeout(() => this.#flush(), pieceMs);
  }

  /** Ends it. */
  up(): void {
    this.#flush();
    this.#points = [];
  }

  /** The last point of a piece is the first of the next, so that the line has no gaps. */
  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const points = this.#points;
    const last = points.at(-1);
    if (!last || (points.length === 1 && this.#stroke === this.#sent)) return;
    this.#sent = this.#stroke;
    const every = Math.ceil(points.length / mostPoints);
    const thinned = points.filter((point, index) => index % every === 0 || point === last);
    this.#points = [last];
    this.#send([{ stroke: this.#stroke, ...this.#manner, points: wirePoints(thinned) }]);
  }

  #sent = -1;
}
