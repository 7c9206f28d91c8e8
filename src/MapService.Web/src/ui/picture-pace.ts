/** At least every third picture of the screen is drawn. */
const rarest = 3;

/** So many pictures of the screen are judged together. */
const judged = 20;

/** What is quicker than this from picture to picture, in milliseconds, is quick enough on any screen. */
const quickMs = 26;

/** The machine does not keep up when pictures come so many times later than they have come before. */
const slowTimes = 1.5;

/** For so long the machine has to keep up before more is asked of it, in milliseconds. */
const trustMs = 10_000;

/** After a gap of so many milliseconds the page was not seen meanwhile. */
const unseenMs = 1_000;

/**
 * How often a map is drawn: where every picture comes late, fewer that come evenly look better, and leave time for what
 * arrives meanwhile.
 */
export class PicturePace {
  #every = 1;
  #count = 0;
  #unjudged = 0;
  #at = NaN;
  #judgedFrom = NaN;
  #best = Infinity;
  #slowAt = -Infinity;

  /** Whether this picture of the screen is one to draw for; to be asked for each, at its time in milliseconds. */
  isDue(now: number): boolean {
    if (!(now - this.#at < unseenMs)) [this.#unjudged, this.#judgedFrom] = [0, now];
    else if (++this.#unjudged === judged) this.#judge(now);
    this.#at = now;
    this.#count++;
    return this.#count % this.#every === 0;
  }

  #judge(now: number): void {
    const everyMs = (now - this.#judgedFrom) / judged;
    [this.#unjudged, this.#judgedFrom] = [0, now];
    this.#best = Math.min(this.#best, everyMs);
    if (everyMs > Math.max(quickMs, slowTimes * this.#best)) {
      this.#slowAt = now;
      this.#every = Math.min(this.#every + 1, rarest);
    } else if (this.#every > 1 && now - this.#slowAt > trustMs) {
      this.#slowAt = now;
      this.#every--;
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
