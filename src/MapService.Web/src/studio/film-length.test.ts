import { expect, it } from 'vitest';
import { hourMs } from '../replay/story-time';
import { frameCount } from './film-length';

it('a film has a picture for every part of its span that a frame lasts', () => {
  expect(frameCount({ from: 0, to: hourMs, speed: 600, frameRate: 30 })).toBe(180);
  expect(frameCount({ from: 0, to: hourMs + 1, speed: 600, frameRate: 30 })).toBe(181);
  expect(frameCount({ from: 0, to: 1, speed: 86_400, frameRate: 24 })).toBe(1);
});
