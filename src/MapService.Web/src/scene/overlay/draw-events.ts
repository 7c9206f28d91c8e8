import { lingers, strengthAt, type StoryEvent } from '../../replay/history';
import { hourMs } from '../../replay/story-time';
import type { EventSign } from '../glyphs';
import type { SideStyle } from '../side-style';
import { isNear, metresToPixels, toPixel, type Pixel } from '../view';
import { drawSelectionRing } from './draw-control';
import { drawShots, drawWaves } from './draw-signs';
import { actionLook, badgeSizeAt, boxAround, isSelected, pinBadge, textScaleOf, wishLabel, type Drawing } from './drawing';

/** Wall milliseconds of the flash when an event begins. */
const flashMs = 2_200;

/** An event at more places than this, or one that lingers, is a state of things: its marks stay small and without a name. */
const mostNamedPlaces = 3;

/** An event known to no better than this is not drawn as if it had a spot. */
const vagueMetres = 1_000;

/** A halo wider than this says no more than the card does, and would tint the map. */
const widestHalo = 150;

/** The badge of a sign is so many times as large as others: its glyph is finer. */
const signScale = 1.5;

/** Places known less exactly than this get a halo of their accuracy. */
const exactMetres = 90;

/** Draws the marks of events under way and of those just over. To be drawn below the marks of places and units. */
export function drawEvents(drawing: Drawing): void {
  // Several events at one vague place share its halo: their tints would add up to a blot.
  const haloed = new Set<string>();
  for (const { event, strength } of drawing.frame.recent) drawEvent(drawing, event, strength, false, haloed);
  for (const live of drawing.frame.snapshot.events) {
    const event = drawing.data.events.get(live.event);
    if (event) drawEvent(drawing, event, strengthAt(event, drawing.frame.snapshot.at), true, haloed);
  }
  const { selection } = drawing.frame;
  const chosen = selection?.type === 'event' ? drawing.data.events.get(selection.id) : undefined;
  if (chosen) drawEvent(drawing, chosen, 1, true, new Set());
}

function drawEvent(drawing: Drawing, event: StoryEvent, strength: number, live: boolean, haloed: Set<string>): void {
  const { places, side } = event.feature.properties;
  const named = places.length <= mostNamedPlaces && (!lingers(event) || isSelected(drawing, 'event', event.id));
  places.forEach(({ id }, index) => {
    const place = drawing.data.places.get(id);
    if (!place) return;
    const at = toPixel(drawing.view, place.lon, place.lat);
    if (!isNear(drawing.view, at, 80)) return;
    const style = drawing.sides.of(side);
    if (!haloed.has(id)) drawDoubt(drawing, event, at, metresToPixels(drawing.view, place.accuracyMetres, place.lat), place.accuracyMetres, style, strength);
    haloed.add(id);
    drawMark(drawing, event, at, { style, size: named ? 1 : 0.6, strength, vague: place.accuracyMetres >= vagueMetres });
    if (named && index === 0) labelEvent(drawing, event, at, style, strength, live);
  });
}

interface EventMark {
  style: SideStyle;
  size: number;
  strength: number;
  /** The star is hollow: the event was somewhere about here. */
  vague: boolean;
}

function drawMark(drawing: Drawing, event: StoryEvent, at: Pixel, { style, size, strength, vague }: EventMark): void {
  const { context, palette } = drawing;
  const radius = (drawing.view.zoom < 11 ? 15 : 21) * size;
  const sign = drawing.data.eventSigns.get(event.feature.properties.kind);
  const alpha = 0.25 + 0.75 * strength;
  if (sign) drawSignInAction(drawing, sign, event, at, style, radius);
  else drawFlash(drawing, event, at, style, radius);
  context.save();
  context.globalAlpha = alpha;
  traceStar(context, at, radius, radius * 0.56);
  context.lineJoin = 'round';
  context.strokeStyle = palette.sheen;
  context.lineWidth = 4;
  context.stroke();
  context.fillStyle = vague ? palette.sheen : style.colour;
  context.fill();
  context.strokeStyle = vague ? style.colour : style.ink;
  context.lineWidth = vague ? 2.4 : 1.4;
  if (vague) context.setLineDash([4, 3]);
  context.stroke();
  context.restore();
  if (isSelected(drawing, 'event', event.id)) drawSelectionRing(drawing, at, radius + 6);
  drawing.hits.push({ ...at, radius: Math.max(16, radius), selection: { type: 'event', id: event.id } });
  drawing.taken.push(boxAround(at, radius * 0.7, radius * 0.7));
  pinBadges(drawing, event, at, { style, radius, sign, alpha });
}

/** What was seen or heard stands at the right, that documents disagree at the left. */
function pinBadges(drawing: Drawing, event: StoryEvent, { x, y }: Pixel, mark: { style: SideStyle; radius: number; sign: EventSign | undefined; alpha: number }): void {
  const { sprites, palette, view } = drawing;
  const { style, radius, sign, alpha } = mark;
  const size = badgeSizeAt(view);
  const off = radius * 0.8;
  if (sign) pinBadge(drawing, { x: x + off, y: y - off }, sprites.badge(sign, style.ink, Math.round(size * signScale)), alpha);
  if (event.feature.properties.conflicts.length > 0) pinBadge(drawing, { x: x - off, y: y - off }, sprites.badge('dispute', palette.ink, size), alpha);
}

/** Draws what is seen or heard of an event: now and again while it lasts, and at least for the time of a flash. */
function drawSignInAction(drawing: Drawing, sign: EventSign, event: StoryEvent, at: Pixel, style: SideStyle, radius: number): void {
  const { snapshot, speed, flashing } = drawing.frame;
  const sinceStart = (snapshot.at - event.start) / Math.abs(speed);
  const lasts = snapshot.at < event.end && !lingers(event);
  if (!flashing || sinceStart < 0 || (!lasts && sinceStart > flashMs)) return;
  if (sign === 'shots') drawShots(drawing, at, style, radius, sinceStart);
  else drawWaves(drawing, at, style, radius, sinceStart);
}

function drawFlash({ context, frame }: Drawing, event: StoryEvent, at: Pixel, style: SideStyle, radius: number): void {
  const phase = (frame.snapshot.at - event.start) / (Math.abs(frame.speed) * flashMs);
  if (!frame.flashing || phase < 0 || phase > 1) return;
  context.save();
  context.strokeStyle = style.colour;
  for (const delay of [0, 0.3]) {
    const ring = (phase - delay) / 0.7;
    if (ring < 0 || ring > 1) continue;
    context.globalAlpha = 1 - ring;
    context.lineWidth = 2 + 6 * (1 - ring);
    context.beginPath();
    context.arc(at.x, at.y, radius + 60 * Math.sqrt(ring), 0, 2 * Math.PI);
    context.stroke();
  }
  context.restore();
}

function drawDoubt(
  drawing: Drawing, event: StoryEvent, at: Pixel, radius: number, metres: number, style: SideStyle, strength: number,
): void {
  const chosen = isSelected(drawing, 'event', event.id);
  if ((metres < exactMetres && !chosen) || radius < 12 || radius > (chosen ? 2_000 : widestHalo)) return;
  const { context } = drawing;
  context.save();
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.globalAlpha = 0.06 * strength;
  context.fillStyle = style.colour;
  context.fill();
  context.globalAlpha = 0.55 * strength;
  context.strokeStyle = style.ink;
  context.lineWidth = 1.2;
  if (event.feature.properties.derived !== undefined) context.setLineDash([7, 5]);
  context.stroke();
  context.restore();
}

function labelEvent(drawing: Drawing, event: StoryEvent, at: Pixel, style: SideStyle, strength: number, live: boolean): void {
  const chosen = isSelected(drawing, 'event', event.id);
  if (strength < 0.35 && !chosen) return;
  const size = Math.round(17 * textScaleOf(drawing.view));
  wishLabel(drawing, {
    key: `event ${event.id}`,
    ...at,
    reachX: 18,
    reachY: 18,
    text: event.feature.properties.title,
    look: actionLook(drawing, 'bold', size, style.ink),
    priority: chosen ? 1_000 : live ? 60 - Math.min(30, (event.end - event.start) / hourMs) : 30 + 20 * strength,
    strength: 0.4 + 0.6 * strength,
  });
}

function traceStar(context: CanvasRenderingContext2D, { x, y }: Pixel, outer: number, inner: number): void {
  context.beginPath();
  for (let point = 0; point < 16; point++) {
    const radius = point % 2 === 0 ? outer : inner;
    const angle = (point * Math.PI) / 8;
    context.lineTo(x + radius * Math.sin(angle), y - radius * Math.cos(angle));
  }
  context.closePath();
}
