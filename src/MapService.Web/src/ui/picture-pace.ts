/** As many pictures a second as the screen has, where the machine can draw them; else every second or third of them. */
const steps = [1, 2, 3];

/** So many pictures of the screen are judged together. */
const judged = 20;

/** Longer than this from picture to picture, in milliseconds, the machine does not keep up with a screen of 60 a second. */
const slowMs = 26;

/** For so long the machine has to keep up before more is asked of it, in milliseconds. */
const trustMs = 10_000;

/**
 * How often a map is drawn: where every picture comes late, fewer that come evenly look better, and leave time for what
 * arrives meanwhile.
 */
export class PicturePace {
  #step = 0;
  #count = 0;
  #judgedFrom = NaN;
  #slowAt = -Infinity;

  /** Whether this picture of the screen is one to draw for; to be asked for each, at its time in milliseconds. */
  isDue(now: number): boolean {
    this.#count++;
    if (this.#count % judged === 0) this.#judge(now);
    return this.#count % (steps[this.#step] ?? 1) === 0;
  }

  #judge(now: number): void {
    const isSlow = now - this.#judgedFrom > judged * slowMs;
    this.#judgedFrom = now;
    if (isSlow) {
      this.#slowAt = now;
      this.#step = Math.min(this.#step + 1, steps.length - 1);
    } else if (this.#step > 0 && now - this.#slowAt > trustMs) {
      this.#slowAt = now;
      this.#step--;
    }
  }
}

/** Calls `draw` for every picture that is due; gives what ends it. */
export function everyPicture(draw: () => void): () => void {
  const pace = new PicturePace();
  let request = requestAnimationFrame(function next(now) {
    request = requestAnimationFrame(next);
    if (pace.isDue(now)) draw();
  });
  return () => cancelAnimationFrame(request);
}
