import type { HeldPlace } from '../../replay/snapshot';
import type { PlaceOutline } from '../base/outlines';
import { stamp } from '../sprites';
import { isNear, mercatorToPixel, metresToPixels, toPixel, type Pixel } from '../view';
import { boxAround, discRadiusAt, placeLook, textScaleOf, wishLabel, type Drawing } from './drawing';

/** From here on outlines of buildings and bridges are large enough to carry a pattern. */
export const outlineZoom = 13.2;

/** From here on held places are named. */
const nameZoom = 13;

/** Below this zoom marks of one side that lie nearer than this, in pixels, are drawn as one. */
const singleMarkZoom = 11;
const nearMark = 16;

/** Wall milliseconds that the ring of a change of hands takes to spread. */
const pulseMs = 1_600;

/** Colours the ground plans of places by the side that holds them. */
export function drawHeldPlans(drawing: Drawing, outlines: ReadonlyMap<string, PlaceOutline>): void {
  if (drawing.view.zoom < outlineZoom) return;
  for (const [held] of heldInView(drawing)) {
    const outline = outlines.get(held.place);
    if (outline) drawOutline(drawing, outline, held);
  }
}

/** Marks places with the side that holds them, and names them from near. */
export function drawControl(drawing: Drawing): void {
  const shown: (Pixel & { side: string })[] = [];
  for (const [held, at] of heldInView(drawing)) {
    // From far the marks of one side at one town are but one.
    if (drawing.view.zoom < singleMarkZoom && shown.some((other) => other.side === held.side && Math.hypot(other.x - at.x, other.y - at.y) < nearMark)) continue;
    shown.push({ ...at, side: held.side });
    drawMark(drawing, held, at);
  }
  drawSelectedPlace(drawing);
  if (drawing.view.zoom >= nameZoom) namePlaces(drawing);
}

function heldInView({ frame, data, view }: Drawing): [HeldPlace, Pixel][] {
  return frame.snapshot.control.flatMap((held): [HeldPlace, Pixel][] => {
    const place = data.places.get(held.place);
    const at = place && toPixel(view, place.lon, place.lat);
    return at && isNear(view, at, 300) ? [[held, at]] : [];
  });
}

function namePlaces(drawing: Drawing): void {
  for (const id of drawing.data.heldPlaces) {
    const place = drawing.data.places.get(id);
    const at = place && toPixel(drawing.view, place.lon, place.lat);
    if (at && isNear(drawing.view, at, 0)) labelPlace(drawing, id, place.name, at);
  }
}

function drawMark(drawing: Drawing, held: HeldPlace, at: Pixel): void {
  const radius = discRadiusAt(drawing.view.zoom);
  drawPulse(drawing, held, at, radius);
  stamp(drawing.context, drawing.sprites.disc(drawing.sides.of(held.side), radius), at.x, at.y);
  drawing.hits.push({ ...at, radius: Math.max(14, radius + 4), selection: { type: 'place', id: held.place } });
  drawing.taken.push(boxAround(at, radius + 1, radius + 1));
}

function drawPulse({ context, frame, sides }: Drawing, held: HeldPlace, at: Pixel, radius: number): void {
  const phase = (frame.snapshot.at - held.since) / (Math.abs(frame.speed) * pulseMs);
  if (!frame.flashing || phase < 0 || phase > 1) return;
  context.save();
  context.globalAlpha = 1 - phase;
  context.strokeStyle = sides.of(held.side).colour;
  context.lineWidth = 5 * (1 - phase) + 1;
  context.beginPath();
  context.arc(at.x, at.y, radius + phase * 40, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
}

function drawOutline({ context, view, sides, sprites, lines }: Drawing, outline: PlaceOutline, held: HeldPlace): void {
  lines.push(...outline.lines.map((line) => line.map((point) => mercatorToPixel(view, point))));
  const side = sides.of(held.side);
  const fill = sprites.pattern(side);
  context.save();
  context.lineJoin = 'round';
  tracePlan(context, outline, (point) => mercatorToPixel(view, point));
  if (outline.area) {
    context.fillStyle = fill;
    context.globalAlpha = 0.9;
    context.fill('evenodd');
    stroke(context, side.ink, 1.5);
  } else {
    stroke(context, side.ink, 9);
    stroke(context, fill, 6.5);
  }
  context.restore();
}

function tracePlan(context: CanvasRenderingContext2D, outline: PlaceOutline, place: (point: readonly [number, number]) => Pixel): void {
  context.beginPath();
  for (const line of outline.lines) {
    line.forEach((point, index) => {
      const { x, y } = place(point);
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    if (outline.area) context.closePath();
  }
}

function stroke(context: CanvasRenderingContext2D, style: string | CanvasPattern, width: number): void {
  context.strokeStyle = style;
  context.lineWidth = width;
  context.stroke();
}

function labelPlace(drawing: Drawing, id: string, text: string, at: Pixel): void {
  const reach = discRadiusAt(drawing.view.zoom) + 2;
  const size = Math.round(14 * textScaleOf(drawing.view));
  const look = placeLook(drawing, size);
  wishLabel(drawing, { key: `place ${id}`, ...at, reachX: reach, reachY: reach, text, look, priority: 5, strength: 0.9 });
}

/** The chosen place, held or not: a ring, and how exactly it is known. */
function drawSelectedPlace(drawing: Drawing): void {
  const { context, data, frame, view } = drawing;
  const place = frame.selection?.type === 'place' ? data.places.get(frame.selection.id) : undefined;
  if (!place) return;
  const at = toPixel(view, place.lon, place.lat);
  drawSelectionRing(drawing, at, discRadiusAt(view.zoom) + 7);
  labelPlace(drawing, place.id, place.name, at);
  context.save();
  context.beginPath();
  context.arc(at.x, at.y, metresToPixels(view, place.accuracyMetres, place.lat), 0, 2 * Math.PI);
  context.setLineDash([7, 5]);
  stroke(context, drawing.palette.ink, 1.2);
  context.restore();
}

/** The ring around whatever is chosen. */
export function drawSelectionRing({ context, palette }: Drawing, { x, y }: Pixel, radius: number): void {
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  stroke(context, palette.sheen, 6);
  stroke(context, palette.ink, 2.5);
  context.restore();
}
