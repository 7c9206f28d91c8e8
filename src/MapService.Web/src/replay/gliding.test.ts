import { expect, it } from 'vitest';
import type { ReplayFrame } from '../contract/contract.g';
import { ClockMirror } from './clock-mirror';
import { applyFrame, type FrameState } from './frame-state';
import { snapshotAt } from './snapshot';

const speed = 600;
const span = { from: 0, to: 10_000_000 };
const ids = { logPosition: 1, units: ['guards'], movements: ['march'], events: [], places: [], sides: [] };

/** Story milliseconds of each piece of a straight way to the east; the pieces are gone through at the same pace. */
const pieceMs = 120_000;
const pieceDegrees = 0.01;

/** How long frames take to come: as uneven as a hall's wireless network. */
const delaysMs = [12, 75, 30, 8, 110, 45, 60];

/** Frames of a server that sends five a second and tells of each piece a little before it starts. */
function frameAt(step: number, wall: number): ReplayFrame {
  const storyMs = speed * wall;
  const clock = { version: 1, storyMs, speed, playing: true, serverMs: wall };
  const window = [-200_000, 200_000];
  const piece = (index: number) => [index, 0, 0, Math.round(300_000_000 + index * pieceDegrees * 1e7), 599_000_000, pieceDegrees * 1e7, 0, index * pieceMs - storyMs, pieceMs];
  const reach = (story: number) => Math.floor((story + 200_000) / pieceMs);
  if (step === 1) return { session: 's', step, clock, window, logPosition: 1, started: { segments: [0, 1].flatMap(piece) } };
  const started = Array.from({ length: reach(storyMs) - reach(storyMs - 200 * speed) }, (_, index) => reach(storyMs) - index);
  return { session: 's', base: step - 1, step, clock, window, ...(started.length > 0 ? { started: { segments: started.flatMap(piece) } } : {}) };
}

it('glides evenly at 60 pictures a second while frames come unevenly at 5 a second', () => {
  const mirror = new ClockMirror({ version: 0, storyMs: 0, speed, playing: true, serverMs: 0 }, span);
  let state: FrameState | undefined;
  let step = 0;
  const arrivalOf = (index: number) => (index === 0 ? 0 : index * 200 + (delaysMs[index % delaysMs.length] ?? 0));
  const places: number[] = [];
  for (let now = 0; now < 10_000; now += 1000 / 60) {
    for (; arrivalOf(step) <= now; step++) {
      const frame = frameAt(step + 1, step * 200);
      state = applyFrame(state, frame);
      mirror.receive(frame.clock, now);
    }
    if (state) places.push(snapshotAt(state, mirror.storyAt(now), ids).units[0]?.lon ?? NaN);
  }
  const steps = places.slice(1).map((lon, index) => lon - (places[index] ?? NaN));
  const even = ((speed * 1000) / 60 / pieceMs) * pieceDegrees;
  expect(Math.max(...steps)).toBeLessThan(even * 1.2);
  expect(Math.min(...steps)).toBeGreaterThan(even * 0.8);
});
