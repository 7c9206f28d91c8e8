import { distanceAlong } from '../../replay/local-timeline';
import { pieceOfRoute, type LonLat } from '../../replay/routes';
import type { StoryMovement } from '../../replay/history';
import { minuteMs } from '../../replay/story-time';
import { metresToPixels, toPixel } from '../view';
import { isSelected, signWidthAt, type Drawing } from './drawing';

/** How long the way behind a unit stays bright, and how long its trail stays after arrival, in story time. */
const brightMs = 15 * minuteMs;
const lingerMs = 40 * minuteMs;

/** Pieces of the bright part; enough to look like one that fades. */
const pieces = 8;

/** In a crowd trails lie over one another: each is but a line, as long as its unit came in this time. */
const crowd = 40;
const crowdMs = 40 * minuteMs;

/** How wide a column is drawn, and its ranks with the room between them, in pixels: a sign, not their true number. */
const columnWidth = 9;
const ranks = [4, 1.5];

const none: readonly number[] = [];

/** Draws the way that moving units have come, and that of units that have just arrived. */
export function drawTrails(drawing: Drawing): void {
  const { at } = drawing.frame.snapshot;
  const shown = [...drawing.data.movements.values()].filter(({ start, end }) => at >= start && at < end + lingerMs);
  for (const movement of shown) {
    if (at < movement.end && isSelected(drawing, 'unit', movement.unit)) drawRouteAhead(drawing, movement);
    if (shown.length > crowd) drawShortTrail(drawing, movement);
    else drawTrail(drawing, movement);
    const { column } = movement.feature.properties;
    if (column && at < movement.end) drawColumn(drawing, movement, column.lengthMetres);
  }
}

function drawShortTrail(drawing: Drawing, movement: StoryMovement): void {
  const { at } = drawing.frame.snapshot;
  const way = pieceOfRoute(movement.route, distanceAlong(movement, at - crowdMs), distanceAlong(movement, at));
  strokeLine(drawing, way, { colour: colourOf(drawing, movement), width: 3, alpha: 0.7, dashes: isDoubtful(movement) ? dashesOf(3) : none });
}

function drawTrail(drawing: Drawing, movement: StoryMovement): void {
  const { at } = drawing.frame.snapshot;
  const done = distanceAlong(movement, at);
  const left = at < movement.end ? 1 : 1 - (at - movement.end) / lingerMs;
  const width = drawing.view.zoom < 11 ? 3 : 4;
  const style = { colour: colourOf(drawing, movement), width, alpha: 0.65 * left, dashes: isDoubtful(movement) ? dashesOf(width) : none };
  const way = pieceOfRoute(movement.route, 0, done);
  drawing.lines.push(way.map(([lon, lat]) => toPixel(drawing.view, lon, lat)));
  strokeLine(drawing, way, { colour: drawing.palette.sheen, width: width + 3, alpha: 0.7 * left, dashes: none });
  strokeLine(drawing, way, style);
  for (let piece = 0; piece < pieces; piece++) {
    const from = distanceAlong(movement, at - brightMs * (1 - piece / pieces));
    const to = distanceAlong(movement, at - brightMs * (1 - (piece + 1) / pieces));
    const bright = { ...style, alpha: (left * (piece + 1)) / pieces, width: width + 1, dashes: none };
    if (to > from) strokeLine(drawing, pieceOfRoute(movement.route, from, to), bright);
  }
}

function drawRouteAhead(drawing: Drawing, movement: StoryMovement): void {
  const done = distanceAlong(movement, drawing.frame.snapshot.at);
  const ahead = pieceOfRoute(movement.route, done, movement.route.length);
  strokeLine(drawing, ahead, { colour: colourOf(drawing, movement), width: 3, alpha: 0.7, dashes: dashesOf(3) });
}

/** The column behind its head, rank by rank; left out where the sign of the head would hide it. */
function drawColumn(drawing: Drawing, movement: StoryMovement, lengthMetres: number): void {
  const head = distanceAlong(movement, drawing.frame.snapshot.at);
  const way = pieceOfRoute(movement.route, Math.max(0, head - lengthMetres), head);
  if (metresToPixels(drawing.view, lengthMetres, way[0]?.[1] ?? 0) < signWidthAt(drawing.view)) return;
  const { colour, ink } = drawing.sides.of(movement.feature.properties.side);
  strokeLine(drawing, way, { colour: drawing.palette.sheen, width: columnWidth + 6, alpha: 1, dashes: none });
  strokeLine(drawing, way, { colour: ink, width: columnWidth + 2.5, alpha: 1, dashes: none });
  strokeLine(drawing, way, { colour, width: columnWidth, alpha: 1, dashes: ranks });
}

interface LineStyle {
  colour: string;
  width: number;
  alpha: number;
  dashes: readonly number[];
}

function strokeLine({ context, view }: Drawing, line: readonly LonLat[], { colour, width, alpha, dashes }: LineStyle): void {
  context.save();
  context.globalAlpha = Math.max(0, alpha);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.lineCap = dashes.length > 0 ? 'butt' : 'round';
  context.setLineDash([...dashes]);
  context.beginPath();
  line.forEach(([lon, lat], index) => {
    const { x, y } = toPixel(view, lon, lat);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.stroke();
  context.restore();
}

/** Dashes that are seen as such in a line of a width. */
function dashesOf(width: number): readonly number[] {
  return [width * 2.2, width * 1.4];
}

function colourOf({ sides }: Drawing, movement: StoryMovement): string {
  return sides.of(movement.feature.properties.side).colour;
}

/** A way of which neither departure nor course is attested is drawn broken. */
function isDoubtful({ feature }: StoryMovement): boolean {
  const { certainty, departureDerived, arrivalDerived } = feature.properties;
  return certainty === 'possible' || certainty === 'disputed' || (departureDerived !== undefined && arrivalDerived !== undefined);
}
