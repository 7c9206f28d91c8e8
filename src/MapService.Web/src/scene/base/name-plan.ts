import { overlaps, type Box } from '../label-layout';
import type { Language } from '../../texts/languages';
import type { Palette } from '../palette';
import type { TextLook } from '../sprites';
import type { Mercator, Pixel } from '../view';
import { areaSpots, lineSpots, riverSpots, type Extent, type LabelSpot } from './label-spot';
import { isInScale, letteringOf, sizeAt, type Lettering } from './lettering';
import type { NamedFeature } from './named-features';
import { simplify } from './simplify';

/** A name of the base map with its place. */
export interface PlannedName {
  key: string;
  text: string;
  look: TextLook;
  /** Its middle. */
  at: Mercator;
  /** How it lies, in radians clockwise from the horizontal. */
  angle: number;
  /** What it covers, in CSS pixels from its middle. */
  boxes: readonly Box[];
}

/** For which part of the map, and how, names are planned. */
export interface NamePlan {
  /** What is seen and not covered, in Mercator metres: west, south, east, north. */
  extent: Extent;
  /** The upper left corner of the screen. */
  corner: Mercator;
  /** What panels and the action cover, in CSS pixels of the screen. */
  closed: readonly Box[];
  /** Mercator metres per CSS pixel. */
  resolution: number;
  textScale: number;
  language: Language;
  palette: Palette;
  /** Ids of places that are named with what changes. */
  unnamed: ReadonlySet<string>;
  /** Width of a text in CSS pixels. */
  measure: (text: string, look: TextLook) => number;
}

/** Themes whose features are places that can be held. */
const lentThemes = new Set(['buildings', 'bridges', 'stations']);

/** Names of at least this rank are written somewhat off their place rather than not at all. */
const farRank = 100;

/** A little more than a name needs: it should not touch the banks' bends. */
const roomForName = 1.15;

/** The same name is not written again within so many pixels. */
const repeatPixels = 620;

/** A bent line is taken for straight where it leaves the chord by less than this many pixels. */
const straightPixels = 3.5;

/** The same for a river that winds: its name keeps to the valley. */
const windingPixels = 9;

/** A name that stands on its line keeps this far off its middle. */
const linePixels = 3;

interface NameWish {
  feature: NamedFeature;
  lettering: Lettering;
  text: string;
  look: TextLook;
  width: number;
  height: number;
}

/** Chooses which names of the base map are written, and where: the highest rank first, none over another. */
export function planNames(features: readonly NamedFeature[], plan: NamePlan): PlannedName[] {
  const placed: PlannedName[] = [];
  const taken: { at: Pixel; text: string; boxes: readonly Box[] }[] = [];
  for (const wish of wishesOf(features, plan)) {
    for (const spot of spotsFor(wish, plan)) {
      const at = { x: (spot.x - plan.corner[0]) / plan.resolution, y: (plan.corner[1] - spot.y) / plan.resolution };
      const boxes = boxesOf(wish, spot.angle);
      const shifted = boxes.map((box) => shift(box, at));
      if (anyOverlap(plan.closed, shifted) || taken.some((other) => isTooNear(other, at, wish.text) || anyOverlap(other.boxes, shifted))) continue;
      taken.push({ at, text: wish.text, boxes: shifted });
      placed.push({ key: `${wish.feature.theme} ${wish.feature.kind} ${wish.feature.id} ${Math.round(spot.x)} ${Math.round(spot.y)}`, text: wish.text, look: wish.look, at: [spot.x, spot.y], angle: spot.angle, boxes });
      if (wish.lettering.place !== 'line') break;
    }
  }
  return placed;
}

function wishesOf(features: readonly NamedFeature[], plan: NamePlan): NameWish[] {
  const wishes = features.flatMap((feature) => wishOf(feature, plan));
  return wishes.sort((a, b) => b.lettering.rank - a.lettering.rank || sizeOf(b.feature) - sizeOf(a.feature));
}

function wishOf(feature: NamedFeature, plan: NamePlan): NameWish[] {
  const { theme, kind, id, names } = feature;
  const lettering = letteringOf(theme, kind);
  if (!lettering || !isInScale(lettering, plan.resolution) || !meets(feature.extent, plan.extent)) return [];
  if (lentThemes.has(theme) && plan.unnamed.has(id)) return [];
  const size = sizeAt(lettering, plan.resolution, plan.textScale);
  const colour = plan.palette[lettering.ink];
  const { font, face, spacing = 0 } = lettering;
  const look = { font: `${font} ${size}px ${face}`, lineHeight: size + 3, colour, halo: plan.palette.halo, haloWidth: 3.2, spacing };
  return [{ feature, lettering, text: names[plan.language], look, width: plan.measure(names[plan.language], look), height: size + 4 }];
}

function spotsFor(wish: NameWish, { extent, resolution }: NamePlan): readonly LabelSpot[] {
  const { feature, lettering } = wish;
  const needed = wish.width * roomForName * resolution;
  switch (feature.shape === 'line' && lettering.place !== 'beside' ? 'line' : lettering.place) {
    case 'line':
      return lineSpots(simplify(feature.points, (lettering.winding ? windingPixels : straightPixels) * resolution), extent, needed, repeatPixels * resolution).map((spot) =>
        lettering.onLine ? lifted(spot, (wish.height / 2 + linePixels) * resolution) : spot,
      );
    case 'along':
    case 'level': {
      const find = lettering.place === 'along' ? riverSpots : areaSpots;
      return find(simplify(feature.points, resolution * 1.5), extent).filter(({ room }) => room >= needed);
    }
    case 'at':
      return [{ ...middleOf(feature.extent), angle: 0, room: Infinity }];
    case 'beside':
      return spotsBeside(wish, resolution);
  }
}

/** In the plan where it is wide enough, else below, above, right or left of it, else towards a corner. */
function spotsBeside({ feature, lettering, width, height }: NameWish, resolution: number): LabelSpot[] {
  const [west = 0, south = 0, east = 0, north = 0] = feature.extent;
  const { x, y } = middleOf(feature.extent);
  const [halfWidth, halfHeight] = [(east - west) / 2 / resolution, (north - south) / 2 / resolution];
  const spot = (dx: number, dy: number): LabelSpot => ({ x: x + dx * resolution, y: y + dy * resolution, angle: 0, room: Infinity });
  const isWide = feature.shape !== 'point' && 2 * halfWidth > width && 2 * halfHeight > height;
  if (lettering.inside) return isWide ? [spot(0, 0)] : [];
  const isPatch = feature.theme === 'builtup' || feature.theme === 'relief';
  const down = Math.min(halfHeight, 40) + height / 2 + (feature.shape === 'point' ? 5 : 1);
  const aside = Math.min(halfWidth, 60) + width / 2 + 7;
  const corners = [1, -1].flatMap((up) => [1, -1].map((right) => spot(right * aside, up * height * 0.6)));
  const far = lettering.rank < farRank ? [] : [2.2, 3.4].flatMap((times) => [spot(0, -down * times), spot(0, down * times)]);
  const around = [spot(0, -down), spot(0, down), spot(aside, 0), spot(-aside, 0), ...corners, ...far];
  return isWide || isPatch ? [spot(0, 0), ...(isPatch ? around : [])] : around;
}

function middleOf([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Pixel {
  return { x: (west + east) / 2, y: (south + north) / 2 };
}

/** A place moved upwards, seen along its angle. */
function lifted(spot: LabelSpot, distance: number): LabelSpot {
  return { ...spot, x: spot.x + Math.sin(spot.angle) * distance, y: spot.y + Math.cos(spot.angle) * distance };
}

/** Upright boxes that together cover a text: one for a level one, a row of squares for a slanting one. */
function boxesOf({ width, height }: NameWish, angle: number): Box[] {
  if (Math.abs(angle) < 0.02) return [{ left: -width / 2, top: -height / 2, right: width / 2, bottom: height / 2 }];
  const count = Math.max(2, Math.ceil((width / height) * 0.75));
  return Array.from({ length: count }, (_, index) => {
    const along = (width - height) * (index / (count - 1) - 0.5);
    const [x, y] = [along * Math.cos(angle), along * Math.sin(angle)];
    return { left: x - height / 2, top: y - height / 2, right: x + height / 2, bottom: y + height / 2 };
  });
}

function isTooNear(other: { at: Pixel; text: string }, at: Pixel, text: string): boolean {
  return other.text === text && Math.hypot(other.at.x - at.x, other.at.y - at.y) < repeatPixels;
}

function anyOverlap(some: readonly Box[], others: readonly Box[]): boolean {
  return some.some((box) => others.some((other) => overlaps(box, other)));
}

function shift({ left, top, right, bottom }: Box, { x, y }: Pixel): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

function sizeOf({ extent: [west = 0, south = 0, east = 0, north = 0] }: NamedFeature): number {
  return east - west + north - south;
}

function meets([west = 0, south = 0, east = 0, north = 0]: readonly number[], [w = 0, s = 0, e = 0, n = 0]: Extent): boolean {
  return west <= e && east >= w && south <= n && north >= s;
}
