import type { UnitInfo } from '../../contract/contract.g';
import type { UnitAt } from '../../replay/snapshot';
import type { Selection } from '../scene-data';
import type { SideStyle } from '../side-style';
import { signHeight, stamp } from '../sprites';
import { isNear, turnOf, type MapView, type Pixel } from '../view';
import type { Crowd } from './crowds';
import { drawSelectionRing } from './draw-control';
import { actionLook, badgeSizeAt, boxAround, isSelected, pinBadge, signWidthAt, textScaleOf, wishLabel, type Drawing } from './drawing';
import { groupBy, type ShownUnit } from './stacks';
import { shapeOf, type PlacedCrowd, type PlacedUnit, type Placing } from './unit-places';

/** From this zoom on units that stand are named; below it only those that move. */
const nameStandingZoom = 12;

/** Free room between the signs of a crowd. */
const crowdGap = 4;

/** The line to a true place is left out where the sign stands nearer to it, in pixels. */
const leastLeader = 12;

/** Draws units: a line to the true place where signs stand off it, the arrow of the way, the sign, and the name. Crowds as numbers. */
export function drawUnits(drawing: Drawing, { units, crowds }: Placing): void {
  const seen = units.filter(({ at }) => isNear(drawing.view, at, 60));
  const gathered = crowds.filter(({ at }) => isNear(drawing.view, at, 60));
  for (const unit of seen) drawLeader(drawing, unit.at, unit.unit.movement === undefined ? unit.block : unit.offset, sideOf(drawing, unit.unit));
  for (const { at, offset, crowd } of gathered) drawLeader(drawing, at, offset, countsOf(drawing, crowd)[0]?.[0]);
  for (const unit of seen) drawUnit(drawing, unit);
  for (const crowd of gathered) drawCrowd(drawing, crowd);
}

/** Units that stand together by the order of their sides, then of their kinds. */
export function orderOf({ data }: Drawing): (unit: ShownUnit) => string {
  const sides = new Map(data.sides.map(({ id }, index) => [id, index]));
  return (shown) => {
    const unit = firstOf(shown);
    const info = data.units.get(unit);
    return `${String(sides.get(info?.side ?? '') ?? sides.size).padStart(3)} ${info?.kind ?? ''} ${unit}`;
  };
}

/** The sides of a crowd with how many of its units are theirs, the strongest first. */
export function countsOf(drawing: Drawing, { units }: Crowd): [side: string | undefined, count: number][] {
  const counts = new Map<string | undefined, number>();
  for (const unit of units) counts.set(sideOf(drawing, unit), (counts.get(sideOf(drawing, unit)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

function sideOf({ data }: Drawing, unit: ShownUnit): string | undefined {
  return data.units.get(firstOf(unit))?.side;
}

/** The unit itself, or the first of those that the sign stands for. */
function firstOf({ unit, members }: ShownUnit): string {
  return members?.[0]?.unit ?? unit;
}

function drawCrowd(drawing: Drawing, { crowd, at, offset }: PlacedCrowd): void {
  const width = signWidthAt(drawing.view);
  const counts = countsOf(drawing, crowd);
  const { columns, rows } = shapeOf(counts.length);
  const [stepX, stepY] = [width + crowdGap, signHeight(width) + crowdGap];
  counts.forEach(([side, count], index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, counts.length - row * columns);
    const middle = {
      x: at.x + offset.x + ((index % columns) - (inRow - 1) / 2) * stepX,
      y: at.y + offset.y + (row - (rows - 1) / 2) * stepY,
    };
    stamp(drawing.context, drawing.sprites.number(drawing.sides.of(side), count, width), middle.x, middle.y);
    drawing.crowds.push({ ...middle, radius: Math.max(16, width / 2), crowd });
    drawing.taken.push(boxAround(middle, width / 2, signHeight(width) / 2));
  });
}

function drawUnit(drawing: Drawing, placed: PlacedUnit): void {
  const { context, view, data, sides, sprites } = drawing;
  const info = data.units.get(firstOf(placed.unit));
  const side = sides.of(info?.side);
  const width = signWidthAt(view);
  const middle = signMiddle(placed);
  if (placed.unit.members) return drawStack(drawing, placed.unit.members, middle, side);
  if (isSelected(drawing, 'unit', placed.unit.unit)) drawSelectionRing(drawing, middle, width * 0.78);
  if (placed.unit.heading !== undefined) stamp(context, sprites.arrow(side, onScreen(placed.unit.heading, view), width), middle.x, middle.y);
  stamp(context, sprites.sign(side, info?.kind ?? '', width), middle.x, middle.y);
  drawing.hits.push({ ...middle, radius: Math.max(16, width / 2), selection: { type: 'unit', id: placed.unit.unit } });
  drawing.taken.push(boxAround(middle, width / 2, signHeight(width) / 2));
  if (isDisputed(drawing, placed.unit)) pinDispute(drawing, middle, width);
  labelUnit(drawing, placed, info ? nameWithStrength(info) : placed.unit.unit, middle, side.ink);
}

/** One sign for several: a second one shows behind it, and their number stands at its corner. */
function drawStack(drawing: Drawing, members: NonNullable<ShownUnit['members']>, middle: Pixel, side: SideStyle): void {
  const { context, view, data, sprites } = drawing;
  const width = signWidthAt(view);
  const sign = sprites.sign(side, commonKind(members, data.units), width);
  stamp(context, sign, middle.x + 3, middle.y - 3);
  stamp(context, sign, middle.x, middle.y);
  const selection = placeOf(members, data);
  if (selection) drawing.hits.push({ ...middle, radius: Math.max(18, width / 2), selection });
  drawing.taken.push(boxAround(middle, width / 2 + 6, signHeight(width) / 2 + 6));
  pinBadge(drawing, upperCorner(middle, width, 1), sprites.count(members.length, side.ink, badgeSizeAt(view)));
  if (members.some((member) => isDisputed(drawing, member))) pinDispute(drawing, middle, width);
}

/** Whether documents disagree about a unit or about its way. */
function isDisputed({ data }: Drawing, { unit, movement }: UnitAt): boolean {
  const conflicts = data.units.get(unit)?.conflicts.length ?? 0;
  return conflicts + (data.movements.get(movement ?? '')?.feature.properties.conflicts.length ?? 0) > 0;
}

function pinDispute(drawing: Drawing, middle: Pixel, width: number): void {
  pinBadge(drawing, upperCorner(middle, width, -1), drawing.sprites.badge('dispute', drawing.palette.ink, badgeSizeAt(drawing.view)));
}

/** The upper corner of a sign, to the right (1) or left (-1). */
function upperCorner({ x, y }: Pixel, width: number, side: 1 | -1): Pixel {
  return { x: x + (side * width) / 2, y: y - signHeight(width) / 2 };
}

function commonKind(members: NonNullable<ShownUnit['members']>, units: Drawing['data']['units']): string {
  const counts = groupBy(members, ({ unit }) => units.get(unit)?.kind ?? '');
  return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? '';
}

/** Who they are is told by the place where most of them stand. */
function placeOf(members: NonNullable<ShownUnit['members']>, { places }: Drawing['data']): Selection | undefined {
  const [first] = members;
  for (const { id, lon, lat } of places.values()) if (lon === first?.lon && lat === first.lat) return { type: 'place', id };
  return undefined;
}

/** The name, and below it how many there were by the estimate that is told first, of what stands before its first comma. */
export function nameWithStrength({ name, strength: [first] }: UnitInfo): string {
  return first ? `${name}\n${first.value.toLocaleString('en')} ${first.of.split(',')[0] ?? ''}` : name;
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
    look: actionLook(drawing, moving ? 'bold' : 'normal', size, colour),
    priority: chosen ? 900 : moving ? 50 : 20,
    strength: 1,
  });
}

function drawLeader({ context, sides }: Drawing, at: Pixel, offset: Pixel | undefined, side: string | undefined): void {
  if (!offset || Math.hypot(offset.x, offset.y) < leastLeader) return;
  context.save();
  context.beginPath();
  context.moveTo(at.x, at.y);
  context.lineTo(at.x + offset.x, at.y + offset.y);
  context.globalAlpha = 0.55;
  context.strokeStyle = sides.of(side).ink;
  context.lineWidth = 1.4;
  context.stroke();
  context.restore();
}

/** A heading on a map that may be turned, in degrees clockwise from the screen's up. */
function onScreen(heading: number, view: MapView): number {
  return (heading + (turnOf(view) * 180) / Math.PI + 360) % 360;
}

function signMiddle({ at, offset }: PlacedUnit): Pixel {
  return { x: at.x + offset.x, y: at.y + offset.y };
}
