import type { SideInfo } from '../contract/contract.g';
import { momentText } from '../replay/story-text';
import type { StoryMs } from '../replay/story-time';
import type { Box } from '../scene/label-layout';
import type { Padding } from '../scene/map-camera';
import type { MapScene } from '../scene/map-scene';
import { display, sans } from '../scene/palette';
import { patternFill } from '../scene/patterns';
import type { SideStyles } from '../scene/side-style';
import { dateNames, texts } from '../texts/texts.svelte';

/** What stands on a picture beside the map itself. */
export interface Lettering {
  /** Parts of the picture that were covered when it was last drawn, in CSS pixels. */
  readonly boxes: readonly Box[];
  /** CSS pixels at the edges in which nothing that has to be seen may lie: top, right, bottom, left. */
  readonly padding: Padding;
  /** A canvas draws in fonts that have arrived. */
  fetchFonts(at: StoryMs): Promise<void>;
  /** Draws in CSS pixels over a picture of the map at a moment. */
  draw(context: CanvasRenderingContext2D, at: StoryMs, map: Pick<MapScene, 'metresPerPixel' | 'pixelOf'>): void;
}

/** A run of text in one font and ink. */
export interface Run {
  text: string;
  font: string;
  ink: string;
}

/** Runs side by side, with the room that they take. */
export interface Line {
  runs: readonly Run[];
  width: number;
  height: number;
}

/** Inks of the page's own sheets. */
export interface SheetInks {
  ink: string;
  soft: string;
  sheet: string;
  rule: string;
  accent: string;
}

export function inksOfPage(): SheetInks {
  const page = getComputedStyle(document.documentElement);
  const ink = (name: string) => page.getPropertyValue(name).trim();
  return { ink: ink('--ink'), soft: ink('--ink-soft'), sheet: ink('--sheet'), rule: ink('--rule'), accent: ink('--accent') };
}

/** Title, time and the date in both calendars, line by line; `scale` is 1 on a large screen. */
export function clockRuns(title: string, at: StoryMs, { ink, soft }: SheetInks, scale: number): readonly (readonly Run[])[] {
  const { time, weekday, newStyle, oldStyle } = momentText(at, dateNames);
  const font = (style: string, size: number, family = display) => `${style} ${Math.round(size * scale)}px ${family}`;
  return [
    [{ text: title, font: font('italic', 18), ink: soft }],
    [{ text: time, font: font('', 84), ink }],
    [
      { text: `${capital(weekday)} `, font: font('', 25), ink },
      { text: `${newStyle} `, font: font('bold', 25), ink },
      { text: texts.newStyle, font: font('', 15, sans), ink: soft },
    ],
    [
      { text: `${oldStyle} `, font: font('', 21), ink: soft },
      { text: texts.oldStyle, font: font('', 15, sans), ink: soft },
    ],
  ];
}

/** Draws lines one below the other in the middle of a plate with its upper left corner at `left`, `top`. */
export function drawCentred(context: CanvasRenderingContext2D, lines: readonly Line[], left: number, top: number, most: number, inks: SheetInks): Box {
  const width = Math.min(most, Math.max(...lines.map((line) => line.width)) + 44);
  const height = lines.reduce((sum, line) => sum + line.height, 0) + 24;
  drawPlate(context, left, top, width, height, inks, true);
  let y = top + 8;
  for (const line of lines) {
    y += line.height;
    drawRuns(context, line.runs, left + (width - line.width) / 2, y - line.height * 0.22);
  }
  return boxOf(left, top, width, height);
}

/** A sheet that text stands on; `ruled` with a double edge. */
export function drawPlate(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, { sheet, rule }: SheetInks, ruled: boolean): void {
  context.fillStyle = sheet;
  context.fillRect(x, y, width, height);
  context.lineWidth = 1;
  context.strokeStyle = rule;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  if (ruled) context.strokeRect(x + 5.5, y + 5.5, width - 11, height - 11);
}

/** Draws the sides with their colours and patterns on a plate; `left` and `top` say where that begins, from its size. */
export function drawSides(
  context: CanvasRenderingContext2D,
  sides: readonly SideInfo[],
  { styles, inks, scale, pixelRatio }: { styles: SideStyles; inks: SheetInks; scale: number; pixelRatio: number },
  cornerOf: (width: number, height: number) => readonly [left: number, top: number],
): Box {
  const names = sides.map(({ name }) => measured(context, [{ text: name, font: sideFont(scale), ink: inks.ink }]));
  const [row, mark] = [25 * scale, 17 * scale];
  const [width, height] = [Math.max(...names.map((name) => name.width)) + 58 * scale, names.length * row + 16 * scale];
  const [left, top] = cornerOf(width, height);
  drawPlate(context, left, top, width, height, inks, false);
  sides.forEach(({ id }, index) => {
    const y = top + 10 * scale + index * row;
    context.fillStyle = patternFill(context, styles.of(id), pixelRatio);
    context.fillRect(left + 14 * scale, y + 1, mark, mark);
    context.lineWidth = 1.2;
    context.strokeStyle = inks.ink;
    context.strokeRect(left + 14 * scale, y + 1, mark, mark);
    drawRuns(context, names[index]?.runs ?? [], left + 42 * scale, y + 15 * scale);
  });
  return boxOf(left, top, width, height);
}

export function sideFont(scale: number): string {
  return `${Math.round(16 * scale)}px ${sans}`;
}

export function measured(context: CanvasRenderingContext2D, runs: readonly Run[]): Line {
  const sizes = runs.map(({ text, font }) => {
    context.font = font;
    return { width: context.measureText(text).width, height: Number(/(\d+)px/.exec(font)?.[1]) };
  });
  return { runs, width: sizes.reduce((sum, { width }) => sum + width, 0), height: Math.max(...sizes.map(({ height }) => height)) * 1.22 };
}

/** Breaks a text into lines that are not wider than `most`. */
export function wrapped(context: CanvasRenderingContext2D, { text, font, ink }: Run, most: number): Line[] {
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => measured(context, [{ text: line, font, ink }]));
}

export function drawRuns(context: CanvasRenderingContext2D, runs: readonly Run[], left: number, y: number): void {
  let x = left;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  for (const { text, font, ink } of runs) {
    context.font = font;
    context.fillStyle = ink;
    context.fillText(text, x, y);
    x += context.measureText(text).width;
  }
}

export function boxOf(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(texts.locale) + text.slice(1);
}
