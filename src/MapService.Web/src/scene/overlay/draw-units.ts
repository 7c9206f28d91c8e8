import { signHeight, stamp } from '../sprites';
import { isNear, type Pixel } from '../view';
import { drawSelectionRing } from './draw-control';
import { boxAround, isSelected, signWidthAt, textFont, textScaleOf, wishLabel, type Drawing } from './drawing';
import type { PlacedUnit } from './unit-places';

/** From this zoom on units that stand are named; below it only those that move. */
const nameStandingZoom = 12;

/** Draws units: a line to the true place where the sign stands off it, the arrow of its way, the sign, and its name. */
export function drawUnits(drawing: Drawing, units: readonly PlacedUnit[]): void {
  const seen = units.filter(({ at }) => isNear(drawing.view, at, 60));
  for (const unit of seen) drawLeader(drawing, unit);
  for (const unit of seen) drawUnit(drawing, unit);
}

function drawUnit(drawing: Drawing, placed: PlacedUnit): void {
  const { context, view, data, sides, sprites } = drawing;
  const info = data.units.get(placed.unit.unit);
  const side = sides.of(info?.side);
  const width = signWidthAt(view);
  const middle = signMiddle(placed);
  if (isSelected(drawing, 'unit', placed.unit.unit)) drawSelectionRing(context, middle, width * 0.78);
  if (placed.unit.heading !== undefined) drawArrow(context, middle, placed.unit.heading, width, side.dark);
  stamp(context, sprites.sign(side, info?.kind ?? '', width), middle.x, middle.y);
  drawing.hits.push({ ...middle, radius: Math.max(16, width / 2), selection: { type: 'unit', id: placed.unit.unit } });
  drawing.taken.push(boxAround(middle, width / 2, signHeight(width) / 2));
  labelUnit(drawing, placed, info?.name ?? placed.unit.unit, middle, side.dark);
}

function labelUnit(drawing: Drawing, { unit }: PlacedUnit, text: string, middle: Pixel, colour: string): void {
  const moving = unit.movement !== undefined;
  const chosen = isSelected(drawing, 'unit', unit.unit);
  if (!moving && !chosen && drawing.view.zoom < nameStandingZoom) return;
  const width = signWidthAt(drawing.view);
  const size = Math.round((moving ? 16 : 15) * textScaleOf(drawing.view));
  wishLabel(drawing, {
    key: `unit ${unit.unit}`,
    ...middle,
    reachX: width / 2 + 2,
    reachY: signHeight(width) / 2 + 1,
    text,
    look: { font: `${moving ? 'bold ' : ''}${size}px ${textFont}`, lineHeight: size + 2, colour },
    priority: chosen ? 900 : moving ? 50 : 20,
    strength: 1,
  });
}

function drawLeader({ context, sides, data }: Drawing, placed: PlacedUnit): void {
  if (Math.hypot(placed.offset.x, placed.offset.y) < 12) return;
  const middle = signMiddle(placed);
  const colour = sides.of(data.units.get(placed.unit.unit)?.side).dark;
  context.save();
  context.beginPath();
  context.moveTo(placed.at.x, placed.at.y);
  context.lineTo(middle.x, middle.y);
  context.globalAlpha = 0.55;
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.stroke();
  context.restore();
}

/** An arrowhead outside the sign, on the side it is going to. */
function drawArrow(context: CanvasRenderingContext2D, { x, y }: Pixel, heading: number, width: number, colour: string): void {
  context.save();
  context.translate(x, y);
  context.rotate((heading * Math.PI) / 180);
  const reach = width * 0.62;
  context.beginPath();
  context.moveTo(0, -reach - 11);
  context.lineTo(8, -reach + 2);
  context.lineTo(0, -reach - 2);
  context.lineTo(-8, -reach + 2);
  context.closePath();
  context.lineJoin = 'round';
  context.strokeStyle = '#fffaf0';
  context.lineWidth = 4;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
  context.restore();
}

function signMiddle({ at, offset }: PlacedUnit): Pixel {
  return { x: at.x + offset.x, y: at.y + offset.y };
}
