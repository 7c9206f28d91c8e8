import { minuteMs, type StoryMs, type StorySpan } from './story-time';

/** A stretch of the story in which about as much happens all along. */
export interface Stretch extends StorySpan {
  /** How much happens: 0 for nothing, 1 for what is not dated to the hour, 2 for single events, and so on up to 4. */
  level: number;
}

/** A stretch with the speed at which it is played, in story seconds per second. */
export interface PacedStretch extends Stretch {
  speed: number;
}

/** Speeds of the server's clock. */
export const slowest = 1;
export const fastest = 86_400;

/** The story is looked at in pieces of this length. */
const pieceMs = 30 * minuteMs;

/** The quiet before an event counts as part of it: one should be there when it begins. */
const leadMs = 10 * minuteMs;

/** The level of single events, and from how many in a piece on it has that level and each above. */
const eventLevel = 2;
const levelCounts = [1, 2, 4] as const;

/** How much longer an hour of each level is watched than a quiet one. */
const watching = [1, 3, 8, 14, 22] as const;

/** Speeds are found by halving an interval of factors; after so many times it is as narrow as numbers are. */
const halvings = 100;

/**
 * Cuts a span by how much happens in it; `moments` are when events begin, `spells` when something went on at an hour that is
 * not known. The stretches join on to one another.
 */
export function cutByActivity(moments: readonly StoryMs[], spells: readonly StorySpan[], span: StorySpan): Stretch[] {
  const stretches: Stretch[] = [];
  countsOf(moments, span).forEach((count, piece) => {
    const from = span.from + piece * pieceMs;
    const to = Math.min(span.to, from + pieceMs);
    const isSpell = spells.some((spell) => spell.from < to && spell.to > from);
    const level = count > 0 ? eventLevel - 1 + levelCounts.filter((least) => count >= least).length : Number(isSpell);
    const last = stretches.at(-1);
    if (last?.level === level) last.to = to;
    else stretches.push({ from: last?.to ?? span.from, to, level });
  });
  return stretches;
}

/** A pace about a usual speed, which single events are played at: slower where more happens, faster where nothing does. */
export function pacedAbout(stretches: readonly Stretch[], usualSpeed: number): PacedStretch[] {
  return paced(stretches, 1 / (watching[eventLevel] * usualSpeed));
}

/** A pace that tells the stretches in so many seconds; as near to it as speeds allow. */
export function toldIn(stretches: readonly Stretch[], seconds: number): PacedStretch[] {
  let [low, high] = [0, 1 / slowest];
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    if (secondsOf(paced(stretches, middle)) < seconds) low = middle;
    else high = middle;
  }
  return paced(stretches, high);
}

/** How long a pace takes, in seconds. */
export function secondsOf(stretches: readonly PacedStretch[]): number {
  return stretches.reduce((sum, { from, to, speed }) => sum + (to - from) / 1_000 / speed, 0);
}

/** What is left of stretches from a moment on. */
export function restFrom<T extends Stretch>(stretches: readonly T[], at: StoryMs): T[] {
  return stretches.filter(({ to }) => to > at).map((stretch) => ({ ...stretch, from: Math.max(stretch.from, at) }));
}

/** Each level at the speed that follows from `wallPart`: the part of story time that a quiet stretch takes in wall time. */
function paced(stretches: readonly Stretch[], wallPart: number): PacedStretch[] {
  return stretches.map((stretch) => {
    const speed = 1 / (wallPart * (watching[stretch.level] ?? 1));
    return { ...stretch, speed: Math.min(fastest, Math.max(slowest, speed)) };
  });
}

/** How many events begin in each piece of a span; one that is about to begin at the end of a piece makes it a lively one. */
function countsOf(moments: readonly StoryMs[], { from, to }: StorySpan): number[] {
  const counts = Array.from({ length: Math.ceil((to - from) / pieceMs) }, () => 0);
  const pieceOf = (at: StoryMs) => Math.floor((at - from) / pieceMs);
  for (const moment of moments) {
    const piece = pieceOf(moment);
    if (counts[piece] !== undefined) counts[piece]++;
  }
  for (const moment of moments) {
    const before = pieceOf(moment - leadMs);
    if (counts[before] === 0) counts[before] = 1;
  }
  return counts;
}
