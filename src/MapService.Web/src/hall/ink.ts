import type { DrawnPiece, InkUpdate } from '../contract/contract.g';

/** What is drawn on the map, in the order in which it was drawn. */
export type Ink = readonly DrawnPiece[];

export const noInk: Ink = [];

/** How long a laser's point and a line that fades are seen, in milliseconds. */
export const laserMs = 1_200;
export const fadingMs = 8_000;

/** Inks of a presenter, by number: told apart by the colour-blind, readable on paper and on the dark map. */
export const inkColours: readonly string[] = ['#c8102e', '#0b5fa5', '#14795a', '#d98a00', '#1d1b18', '#ffffff'];

const unitsPerDegree = 1e7;

/** The drawing after an update; undefined for one that says nothing. */
export function foldInk(ink: Ink, update: InkUpdate | undefined): Ink {
  if (!update) return ink;
  const known = update.pieces[0]?.number ?? Infinity;
  const kept = ink.filter(({ number }) => number >= update.first && number < known);
  const all = [...kept, ...update.pieces];
  const laser = all.findLast(({ kind }) => kind === 'laser');
  return all.filter((piece) => piece.kind !== 'laser' || piece === laser);
}

/** How much of a piece is still to be seen at a wall time of the server: 1 when it was drawn, 0 when it is gone. */
export function strengthOf({ kind, drawnMs }: DrawnPiece, serverMs: number): number {
  if (kind === 'staying') return 1;
  const lasts = kind === 'laser' ? laserMs : fadingMs;
  const age = serverMs - drawnMs;
  if (age >= lasts) return 0;
  const fades = lasts / 4;
  return Math.min(1, (lasts - age) / fades);
}

/** The points of a piece, degrees. */
export function pointsOf({ points }: { points: readonly number[] }): { lon: number; lat: number }[] {
  return Array.from({ length: Math.floor(points.length / 2) }, (_, index) => ({
    lon: (points[2 * index] ?? 0) / unitsPerDegree,
    lat: (points[2 * index + 1] ?? 0) / unitsPerDegree,
  }));
}

/** Positions in degrees as they go over the wire. */
export function wirePoints(points: readonly { lon: number; lat: number }[]): number[] {
  return points.flatMap(({ lon, lat }) => [Math.round(lon * unitsPerDegree), Math.round(lat * unitsPerDegree)]);
}
