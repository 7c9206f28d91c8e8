import { describe, expect, it } from 'vitest';
import { PicturePace } from './picture-pace';

describe('The pace of pictures', () => {
  /** Pictures of a screen, each so many milliseconds after the one before: how many of them were drawn. */
  class Screen {
    readonly #pace = new PicturePace();
    #now = 0;

    show(count: number, everyMs: number): number {
      let drawn = 0;
      for (let picture = 0; picture < count; picture++) if (this.#pace.isDue((this.#now += everyMs))) drawn++;
      return drawn;
    }
  }

  it.each([8.3, 16.7, 33.3])('is that of the screen where the machine keeps up: a picture every %d ms', (everyMs) => {
    expect(new Screen().show(600, everyMs)).toBe(600);
  });

  it('is a third of it where the machine does not keep up', () => {
    const screen = new Screen();
    screen.show(100, 16.7);
    screen.show(100, 40);
    expect(screen.show(60, 40)).toBe(20);
  });

  it('comes back step by step, and not at once', () => {
    const screen = new Screen();
    screen.show(100, 16.7);
    screen.show(100, 40);
    expect(screen.show(60, 16.7)).toBe(20);
    screen.show(1_500, 16.7);
    expect(screen.show(60, 16.7)).toBe(60);
  });

  it('stays as it is while the page is not seen', () => {
    const screen = new Screen();
    screen.show(100, 16.7);
    screen.show(1, 60_000);
    expect(screen.show(200, 16.7)).toBe(200);
  });
});
