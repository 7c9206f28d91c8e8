import { pointsOf, inkColours, strengthOf, type Ink } from './ink';
import type { Pixel } from '../scene/view';

/** Where something is on the screen; undefined while that is not known. */
export type PixelAt = (position: { lon: number; lat: number }) => Pixel | undefined;

/** Something that is pointed out: where, and under which name. */
export interface Pointed {
  lon: number;
  lat: number;
  name: string;
}

/** What a presenter adds to the picture of the map. */
export interface HallPicture {
  ink: Ink;
  pointed: readonly Pointed[];
  /** What alone stands in the light. */
  lit: { lon: number; lat: number } | undefined;
  serverMs: number;
  /** Parts of the screen that no name is put under. */
  covered: readonly { left: number; top: number; right: number; bottom: number }[];
  /** Scale of lines and letters: 1 on a laptop, more on a projector. */
  scale: number;
  inks: { ink: string; sheet: string; accent: string; font: string };
}

/** Of the ring around what is pointed out, in pixels at a scale of 1. */
export const ringRadius = 26;
const lightRadius = 130;

/** Names with more letters are written in two lines. */
const longestLine = 20;

/** Draws what a presenter adds to the map: rings with names, a light, lines by hand, the point of a laser. */
export function drawHall(context: CanvasRenderingContext2D, width: number, height: number, picture: HallPicture, pixelAt: PixelAt): void {
  drawLight(context, width, height, picture, pixelAt);
  drawRings(context, { width, height }, picture, pixelAt);
  drawInk(context, picture, pixelAt);
}

function drawLight(context: CanvasRenderingContext2D, width: number, height: number, { lit, scale }: HallPicture, pixelAt: PixelAt): void {
  const at = lit && pixelAt(lit);
  if (!at) return;
  const light = context.createRadialGradient(at.x, at.y, lightRadius * scale * 0.8, at.x, at.y, lightRadius * scale);
  light.addColorStop(0, 'rgb(0 0 0 / 0)');
  light.addColorStop(1, 'rgb(10 8 4 / 0.72)');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
}

/** One ring where several things are at one spot, with the name of the first that has one. */
function drawRings(context: CanvasRenderingContext2D, size: { width: number; height: number }, picture: HallPicture, pixelAt: PixelAt): void {
  const { scale, inks } = picture;
  const radius = ringRadius * scale;
  const rings: { at: Pixel; name: string }[] = [];
  for (const { name, ...position } of picture.pointed) {
    const at = pixelAt(position);
    if (!at) continue;
    const same = rings.find((ring) => Math.hypot(ring.at.x - at.x, ring.at.y - at.y) < radius * 0.7);
    if (same) same.name ||= name;
    else rings.push({ at, name });
  }
  for (const { at } of rings) {
    strokeRing(context, at, radius, inks.sheet, 7 * scale);
    strokeRing(context, at, radius, inks.accent, 3.5 * scale);
  }
  drawNames(context, rings, radius, size, picture);
}

/** Names beside their rings, where there is room for them: one that would hide another says less than none. */
function drawNames(context: CanvasRenderingContext2D, rings: readonly { at: Pixel; name: string }[], radius: number, size: { width: number; height: number }, { covered, scale, inks }: HallPicture): void {
  const { width, height } = size;
  const lineHeight = 23 * scale;
  context.font = `${Math.round(19 * scale)}px ${inks.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const taken: Plate[] = [
    ...rings.map(({ at }) => ({ ...at, halfWidth: radius, halfHeight: radius })),
    ...covered.map(({ left, top, right, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2, halfWidth: (right - left) / 2, halfHeight: (bottom - top) / 2 })),
  ];
  for (const { at, name } of rings) {
    const lines = inLines(name);
    const halfWidth = Math.max(...lines.map((line) => context.measureText(line).width)) / 2 + 8 * scale;
    const halfHeight = (lines.length * lineHeight) / 2 + 3 * scale;
    const [aside, gap] = [radius + halfWidth + 6 * scale, radius + halfHeight + 5 * scale];
    const spots = [
      { x: at.x, y: at.y - gap },
      { x: at.x, y: at.y + gap },
      { x: at.x + aside, y: at.y },
      { x: at.x - aside, y: at.y },
    ].map((spot) => ({ ...spot, halfWidth, halfHeight }));
    const isOnScreen = ({ x, y }: Plate) => x > halfWidth && x < width - halfWidth && y > halfHeight && y < height - halfHeight;
    const plate = spots.find((spot) => isOnScreen(spot) && taken.every((other) => !overlap(spot, other)));
    if (name === '' || !plate) continue;
    taken.push(plate);
    context.fillStyle = inks.sheet;
    context.fillRect(plate.x - halfWidth, plate.y - halfHeight, 2 * halfWidth, 2 * halfHeight);
    context.strokeStyle = inks.accent;
    context.lineWidth = 1.5 * scale;
    context.strokeRect(plate.x - halfWidth, plate.y - halfHeight, 2 * halfWidth, 2 * halfHeight);
    context.fillStyle = inks.ink;
    lines.forEach((line, index) => context.fillText(line, plate.x, plate.y + (index - (lines.length - 1) / 2) * lineHeight + scale));
  }
}

/** A rectangle by its middle. */
interface Plate {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
}

function overlap(one: Plate, other: Plate): boolean {
  return Math.abs(one.x - other.x) < one.halfWidth + other.halfWidth && Math.abs(one.y - other.y) < one.halfHeight + other.halfHeight;
}

/** A long name in two lines of about the same length. */
function inLines(name: string): string[] {
  if (name.length <= longestLine) return [name];
  const blanks = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = blanks.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
}

function strokeRing(context: CanvasRenderingContext2D, { x, y }: Pixel, radius: number, colour: string, width: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function drawInk(context: CanvasRenderingContext2D, { ink, serverMs, scale }: HallPicture, pixelAt: PixelAt): void {
  context.lineCap = context.lineJoin = 'round';
  for (const piece of ink) {
    const strength = strengthOf(piece, serverMs);
    if (strength <= 0) continue;
    context.globalAlpha = strength;
    const colour = inkColours[piece.colour] ?? inkColours[0] ?? 'black';
    const pixels = pointsOf(piece).flatMap((point) => pixelAt(point) ?? []);
    if (piece.kind === 'laser') drawLaser(context, pixels.at(-1), colour, scale);
    else drawLine(context, pixels, colour, 5 * scale);
  }
  context.globalAlpha = 1;
}

function drawLine(context: CanvasRenderingContext2D, pixels: readonly Pixel[], colour: string, width: number): void {
  const [first, ...rest] = pixels;
  if (!first) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const { x, y } of rest) context.lineTo(x, y);
  if (rest.length === 0) context.lineTo(first.x + 0.1, first.y);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function drawLaser(context: CanvasRenderingContext2D, at: Pixel | undefined, colour: string, scale: number): void {
  if (!at) return;
  const glow = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, 22 * scale);
  glow.addColorStop(0, 'white');
  glow.addColorStop(0.22, colour);
  glow.addColorStop(1, 'transparent');
  context.fillStyle = glow;
  context.fillRect(at.x - 22 * scale, at.y - 22 * scale, 44 * scale, 44 * scale);
}
