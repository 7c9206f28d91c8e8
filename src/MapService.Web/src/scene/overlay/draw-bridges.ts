import type { PlaceOutline } from '../base/outlines';
import { isNear, mercatorToPixel, metresToPixels, toPixel, type Pixel } from '../view';
import { outlineZoom } from './draw-control';
import { boxAround, discRadiusAt, type Drawing } from './drawing';

/** From here on an open bridge is shown; farther out there is no river to see it over. */
const signZoom = 11;

/** Half the width of the passage for ships: the spans of the Neva's bridges were some 30 to 60 m wide. */
const halfPassageMetres = 22;

/** Where the roadway is interrupted, on the screen. */
export interface Passage {
  middle: Pixel;
  ends: readonly [Pixel, Pixel];
}

/** Draws the bridges that stand open: a gap in the roadway where there is a ground plan, and two raised leaves. */
export function drawBridges(drawing: Drawing, outlines: ReadonlyMap<string, PlaceOutline>): void {
  const { frame, data, view } = drawing;
  if (view.zoom < signZoom) return;
  for (const { place: id } of frame.snapshot.bridges.filter(({ open }) => open)) {
    const place = data.places.get(id);
    const at = place && toPixel(view, place.lon, place.lat);
    if (!at || !isNear(view, at, 300)) continue;
    const outline = view.zoom < outlineZoom ? undefined : outlines.get(id);
    drawLeaves(drawing, outline ? drawGap(drawing, outline, place.lat) : at);
  }
}

/** Interrupts the roadway; gives the middle of the gap. */
function drawGap(drawing: Drawing, { lines, opensAt }: PlaceOutline, lat: number): Pixel {
  const { context, palette, view } = drawing;
  const points = (lines[0] ?? []).map((point) => mercatorToPixel(view, point));
  const least = discRadiusAt(view.zoom) + 5;
  const { middle, ends: [from, to] } = passageOf(points, opensAt, Math.max(least, metresToPixels(view, halfPassageMetres, lat)));
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  Object.assign(context, { strokeStyle: palette.water, lineWidth: 14, lineCap: 'butt' });
  context.stroke();
  return middle;
}

/** The passage of a bridge between the ends of a line: `half` as long to both sides of the share `at` of it, kept within the line. */
export function passageOf(line: readonly Pixel[], at: number, half: number): Passage {
  const [from, to] = [line[0] ?? { x: 0, y: 0 }, line.at(-1) ?? { x: 0, y: 0 }];
  const reach = Math.min(0.3, half / (Math.hypot(to.x - from.x, to.y - from.y) || 1));
  const middle = Math.min(1 - reach, Math.max(reach, at));
  const along = (part: number): Pixel => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  return { middle: along(middle), ends: [along(middle - reach), along(middle + reach)] };
}

/** Two leaves upright on the screen, whichever way the bridge lies: a sign that is read from the last row. */
function drawLeaves(drawing: Drawing, { x, y }: Pixel): void {
  const { context, palette, view } = drawing;
  const half = discRadiusAt(view.zoom) + 6;
  context.beginPath();
  for (const end of [-1, 1]) {
    context.moveTo(x + end * (half + 8), y + 5);
    context.lineTo(x + end * half, y + 5);
    context.lineTo(x + end * half * 0.58, y - 15);
  }
  Object.assign(context, { lineCap: 'butt', lineJoin: 'miter', lineWidth: 8, strokeStyle: palette.sheen });
  context.stroke();
  Object.assign(context, { lineWidth: 4.5, strokeStyle: palette.ink });
  context.stroke();
  drawing.taken.push(boxAround({ x, y: y - 5 }, half + 9, 13));
}
