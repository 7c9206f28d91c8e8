import type { Box, LabelWish } from '../label-layout';
import { sans, serif, type Palette } from '../palette';
import type { SceneData, SceneFrame, Selection } from '../scene-data';
import type { SideStyles } from '../side-style';
import type { Sprite, Sprites, TextLook } from '../sprites';
import type { MapView, Pixel } from '../view';
import type { Crowd } from './crowds';

/** Where something that can be chosen was drawn, in CSS pixels. */
export interface Hit extends Pixel {
  radius: number;
  selection: Selection;
}

/** Where a crowd was drawn. */
export interface CrowdHit extends Pixel {
  radius: number;
  crowd: Crowd;
}

/** A label that wants to be drawn, with its text. */
export interface TextWish extends LabelWish {
  text: string;
  look: TextLook;
  /** How strongly it is drawn, in [0, 1]. */
  strength: number;
}

/** A small mark at the corner of a sign, drawn above all signs so that no neighbour covers it. */
export interface Badge extends Pixel {
  sprite: Sprite;
  /** How strongly it is drawn, in [0, 1]. */
  strength: number;
}

/** What the parts of the overlay share while one frame is drawn. */
export interface Drawing {
  context: CanvasRenderingContext2D;
  view: MapView;
  data: SceneData;
  frame: SceneFrame;
  sides: SideStyles;
  sprites: Sprites;
  palette: Palette;
  /** In order of drawing: the last one that is hit wins. */
  hits: Hit[];
  crowds: CrowdHit[];
  taken: Box[];
  /** Lines that no name of the base map should lie across, in CSS pixels. */
  lines: (readonly Pixel[])[];
  labels: TextWish[];
  badges: Badge[];
}

/** How names of units and events are written; `font` is style and weight as in CSS. */
export function actionLook({ palette }: Drawing, font: string, size: number, colour: string): TextLook {
  return { font: `${font} ${size}px ${sans}`, lineHeight: size + 3, colour, halo: palette.plate, haloWidth: 5 };
}

/** How names of places are written. */
export function placeLook({ palette }: Drawing, size: number): TextLook {
  return { font: `italic ${size}px ${serif}`, lineHeight: size + 3, colour: palette.ink, halo: palette.plate, haloWidth: 5 };
}

/** Width of a unit's sign: readable across a hall when near, small enough to leave the region visible when far. */
export function signWidthAt({ zoom, width }: MapView): number {
  const size = Math.min(46, Math.max(18, 26 + (zoom - 9) * 3.6)) * (width < 600 ? 0.72 : width > 1_700 ? 1.1 : 1);
  return 2 * Math.round(size / 2);
}

/** Factor for texts: a wide screen is a projector or is looked at from farther off, a narrow one is held in the hand. */
export function textScaleOf({ width }: MapView): number {
  return width < 600 ? 0.86 : width > 1_700 ? 1.14 : 1;
}

/** Radius of a held place's mark at a zoom. */
export function discRadiusAt(zoom: number): number {
  return Math.round(Math.min(10, Math.max(5, 5 + (zoom - 10) * 1.3)));
}

/** Whether something is the chosen one. */
export function isSelected({ frame }: Drawing, type: Selection['type'], id: string): boolean {
  return frame.selection?.type === type && frame.selection.id === id;
}

/** Asks for a badge at a corner of a sign; one for two that would lie over one another. */
export function pinBadge(drawing: Drawing, at: Pixel, sprite: Sprite, strength = 1): void {
  if (drawing.badges.some((badge) => badge.sprite === sprite && Math.hypot(badge.x - at.x, badge.y - at.y) < sprite.width)) return;
  drawing.badges.push({ ...at, sprite, strength });
  drawing.taken.push(boxAround(at, sprite.width / 2, sprite.height / 2));
}

/** Size of what stands in a badge. */
export function badgeSizeAt(view: MapView): number {
  return Math.round(15 * textScaleOf(view));
}

/** Asks for a label beside a point. The text is broken into lines of bearable width. */
export function wishLabel(drawing: Drawing, wish: Omit<TextWish, 'width' | 'height'>): void {
  const text = breakLines(wish.text);
  const { width, height } = drawing.sprites.text(text, wish.look);
  drawing.labels.push({ ...wish, text, width: width - 4, height: height - 6 });
}

/** A rectangle around a point. */
export function boxAround({ x, y }: Pixel, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** Longest line of a label in characters: two such lines are read at a glance. */
const longestLine = 24;

/** Breaks a text at spaces into lines of about equal length; its own line breaks are kept. */
export function breakLines(text: string): string {
  return text.split('\n').map(breakLine).join('\n');
}

function breakLine(text: string): string {
  const lines = Math.ceil(text.length / longestLine);
  if (lines < 2) return text;
  const wanted = text.length / lines;
  const broken: string[] = [];
  for (const word of text.split(' ')) {
    const line = broken.at(-1);
    if (line !== undefined && line.length + word.length / 2 < wanted) broken[broken.length - 1] = `${line} ${word}`;
    else broken.push(word);
  }
  return broken.join('\n');
}
