import type { PlaceOutline } from '../base/outlines';
import { isNear, mercatorToPixel, metresToPixels, toPixel, type Pixel } from '../view';
import { outlineZoom } from './draw-control';
import { discRadiusAt, type Drawing } from './drawing';

/** From here on an open bridge is shown; farther out there is no river to see it over. */
const signZoom = 11;

/** Half the width of the passage for ships: the spans of the Neva's bridges were some 30 to 60 m wide. */
const halfPassageMetres = 22;

/** How far a span is swung out of the way. */
const swing = (70 * Math.PI) / 180;

/** Where a bridge stands open on the screen: the middle of the passage, half its width, and the direction of the bridge. */
interface Passage {
  middle: Pixel;
  half: number;
  along: Pixel;
  swings: boolean;
}

/** Draws the bridges that stand open: a gap in the roadway with its leaves raised or its span swung aside; from farther off a sign. */
export function drawBridges(drawing: Drawing, outlines: ReadonlyMap<string, PlaceOutline>): void {
  const { frame, data, view } = drawing;
  if (view.zoom < signZoom) return;
  for (const { place: id } of frame.snapshot.bridges.filter(({ open }) => open)) {
    const place = data.places.get(id);
    const at = place && toPixel(view, place.lon, place.lat);
    if (at && isNear(view, at, 300)) drawOpen(drawing, at, place.lat, outlines.get(id));
  }
}

function drawOpen(drawing: Drawing, at: Pixel, lat: number, outline: PlaceOutline | undefined): void {
  const passage = drawing.view.zoom >= outlineZoom && outline ? passageOf(drawing, lat, outline) : signAround(drawing, at);
  if (passage.middle !== at) drawGap(drawing, passage);
  for (const leaf of leavesOf(passage)) drawLeaf(drawing, leaf);
}

/** Without a ground plan, or from far: as if the bridge lay level across the screen, around the mark of who holds it. */
function signAround({ view }: Drawing, middle: Pixel): Passage {
  return { middle, half: discRadiusAt(view.zoom) + 4, along: { x: 1, y: 0 }, swings: false };
}

function passageOf({ view }: Drawing, lat: number, { lines, opening }: PlaceOutline): Passage {
  const points = (lines[0] ?? []).map((point) => mercatorToPixel(view, point));
  const [from, to] = [points[0] ?? { x: 0, y: 0 }, points.at(-1) ?? { x: 0, y: 0 }];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = opening?.at ?? 0.5;
  return {
    middle: { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
    half: Math.min(length * 0.3, Math.max(metresToPixels(view, halfPassageMetres, lat), discRadiusAt(view.zoom) + 4)),
    along: { x: (to.x - from.x) / length, y: (to.y - from.y) / length },
    swings: opening?.swings ?? false,
  };
}

/** Hinge and tip of each leaf: two leaves raised to the upper side of the screen, or one span turned about its pier. */
export function leavesOf({ middle, half, along, swings }: Passage): [hinge: Pixel, tip: Pixel][] {
  const up = along.x < 0 ? { x: -along.y, y: along.x } : { x: along.y, y: -along.x };
  const at = (forward: number, upward: number): Pixel => ({
    x: middle.x + along.x * forward + up.x * upward,
    y: middle.y + along.y * forward + up.y * upward,
  });
  if (swings) return [[at(-half, 0), at(-half + 2 * half * Math.cos(swing), 2 * half * Math.sin(swing))]];
  return [-1, 1].map((end) => [at(end * half, 0), at(end * half * 0.55, half * 1.05)]);
}

function drawGap({ context, palette }: Drawing, { middle, half, along }: Passage): void {
  line(context, [
    { x: middle.x - along.x * half, y: middle.y - along.y * half },
    { x: middle.x + along.x * half, y: middle.y + along.y * half },
  ], palette.water, Math.max(13, half * 0.8));
}

function drawLeaf({ context, palette }: Drawing, leaf: readonly Pixel[]): void {
  line(context, leaf, palette.sheen, 8.5);
  line(context, leaf, palette.ink, 6);
  line(context, leaf, palette.highway, 2.6);
}

function line(context: CanvasRenderingContext2D, [from, to]: readonly Pixel[], style: string, width: number): void {
  if (!from || !to) return;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.strokeStyle = style;
  context.lineWidth = width;
  context.lineCap = 'butt';
  context.stroke();
}
