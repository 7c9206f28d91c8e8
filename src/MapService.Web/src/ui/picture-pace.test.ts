import { describe, expect, it } from 'vitest';
import { PicturePace } from './picture-pace';

describe('The pace of pictures', () => {
  /** How many of so many pictures of the screen are drawn for, each so many milliseconds after the one before. */
  function drawn(pace: PicturePace, from: number, count: number, everyMs: number): number {
    let due = 0;
    for (let picture = 1; picture <= count; picture++) if (pace.isDue(from + picture * everyMs)) due++;
    return due;
  }

  it('is that of the screen where the machine keeps up', () => {
    expect(drawn(new PicturePace(), 0, 600, 16.7)).toBe(600);
    expect(drawn(new PicturePace(), 0, 600, 8.3)).toBe(600);
  });

  it('is a half and then a third of it where it does not', () => {
    const pace = new PicturePace();
    drawn(pace, 0, 60, 40);
    expect(drawn(pace, 2_400, 60, 40)).toBe(20);
  });

  it('comes back step by step, and not at once', () => {
    const pace = new PicturePace();
    drawn(pace, 0, 100, 40);
    expect(drawn(pace, 4_000, 60, 16.7)).toBe(20);
    drawn(pace, 5_000, 1_440, 16.7);
    expect(drawn(pace, 29_048, 60, 16.7)).toBe(60);
  });
});
