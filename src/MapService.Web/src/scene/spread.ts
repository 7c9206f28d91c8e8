import type { Pixel } from './view';

/** Something that takes room on the screen, with its true place. Fixed ones are not moved but kept clear of. */
export interface Body extends Pixel {
  /** Half width and half height, in pixels. */
  halfWidth: number;
  halfHeight: number;
  fixed: boolean;
}

/** Rounds of pushing: more than a dense crowd needs to come apart. */
const mostRounds = 60;

/** Where there is no room between what is fixed, it is covered for once: these rounds are without it. */
const lastRounds = 30;

/** Within a round a body is pushed less far than this. */
const slack = 24;

/** Above this many the crowd is not pulled apart: the work grows with the square. */
const mostBodies = 400;

/**
 * How far each body has to stand off its true place so that none covers another, in pixels, in the order given.
 * The same bodies always give the same answer, wherever on the screen they lie. With fewer `rounds` a dense crowd stays denser.
 */
export function spread(bodies: readonly Body[], rounds = mostRounds): Pixel[] {
  const moved = bodies.map((body, index) => ({ ...body, ...nudge(body, index) }));
  if (moved.length <= mostBodies && !push(moved, rounds)) push(moved.filter(({ fixed }) => !fixed), lastRounds);
  return moved.map((body, index) => ({ x: body.x - (bodies[index]?.x ?? 0), y: body.y - (bodies[index]?.y ?? 0) }));
}

/** Pushes until none covers another, or the rounds are over; whether none does. */
function push(bodies: Body[], rounds: number): boolean {
  for (let round = 0; round < rounds; round++) if (!separateAll(bodies)) return true;
  return false;
}

/** Bodies on the very same spot need a direction to part in: the golden angle gives each its own. */
function nudge(body: Body, index: number): Pixel {
  const angle = index * 2.399_96;
  const size = body.fixed ? 0 : 0.5;
  return { x: body.x + Math.cos(angle) * size, y: body.y + Math.sin(angle) * size };
}

function separateAll(bodies: Body[]): boolean {
  let touched = false;
  const fromLeft = [...bodies].sort((a, b) => a.x - b.x);
  const widest = Math.max(...bodies.map(({ halfWidth }) => halfWidth));
  fromLeft.forEach((a, index) => {
    for (let other = index + 1; other < fromLeft.length; other++) {
      const b = fromLeft[other];
      if (!b || b.x - a.x > a.halfWidth + widest + slack) break;
      if (separate(a, b)) touched = true;
    }
  });
  return touched;
}

/** Pushes two bodies apart along the shorter way; false where they do not touch or neither may move. */
function separate(a: Body, b: Body): boolean {
  if (a.fixed && b.fixed) return false;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const overlapX = a.halfWidth + b.halfWidth - Math.abs(dx);
  const overlapY = a.halfHeight + b.halfHeight - Math.abs(dy);
  if (overlapX <= 0.01 || overlapY <= 0.01) return false;
  const push = overlapX < overlapY ? { x: overlapX * sign(dx), y: 0 } : { x: 0, y: overlapY * sign(dy) };
  const share = a.fixed ? 0 : b.fixed ? 1 : 0.5;
  a.x -= push.x * share;
  a.y -= push.y * share;
  b.x += push.x * (1 - share);
  b.y += push.y * (1 - share);
  return true;
}

function sign(value: number): number {
  return value < 0 ? -1 : 1;
}
