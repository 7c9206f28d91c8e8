import type { SideInfo } from '../contract/contract.g';
import { momentText } from '../replay/story-text';
import type { StoryMs } from '../replay/story-time';
import type { Box } from '../scene/label-layout';
import { display, paletteFor, sans } from '../scene/palette';
import { patternFill } from '../scene/patterns';
import { SideStyles } from '../scene/side-style';
import { dateNames, lengthText, texts } from '../texts/texts.svelte';
import { sourcesAsSides } from '../ui/by-source';
import { scaleBar } from '../ui/scale-bar';
import type { PictureSize, Sitting } from './studio';

/** A run of text in one font and ink. */
interface Run {
  text: string;
  font: string;
  ink: string;
}

const edge = 16;

/** Below this size there is no room for a legend beside the map. */
const leastForLegend = { width: 760, height: 560 };

/** What stands on a picture beside the map itself: title and moment, sides, scale and credits, as on the page. */
export class Caption {
  /** Parts of the picture that are covered, in CSS pixels. */
  boxes: readonly Box[] = [];
  readonly #title: string;
  readonly #credits: string;
  readonly #sides: readonly SideInfo[];
  readonly #size: PictureSize;
  readonly #inks = inksOfPage();
  readonly #styles: SideStyles;

  constructor({ outlook: { story, bySource }, credits, dark, size }: Sitting) {
    this.#title = story.dataset.title;
    this.#credits = credits.join(' · ');
    const sides = bySource ? sourcesAsSides(story.dataset.sources) : story.sides;
    this.#sides = size.width >= leastForLegend.width && size.height >= leastForLegend.height ? sides : [];
    this.#styles = new SideStyles(sides, paletteFor(dark));
    this.#size = size;
  }

  /** A canvas draws in fonts that have arrived. */
  async fetchFonts(at: StoryMs): Promise<void> {
    const runs = [...this.#clock(at).flat(), ...this.#sides.map(({ name }) => this.#small(name)), this.#small(this.#credits)];
    await Promise.all(runs.map(({ font, text }) => document.fonts.load(font, text)));
  }

  /** Draws everything; the scale is left out while it is unknown. */
  draw(context: CanvasRenderingContext2D, at: StoryMs, metresPerPixel: number | undefined): void {
    context.save();
    context.scale(this.#size.pixelRatio, this.#size.pixelRatio);
    context.textBaseline = 'alphabetic';
    this.boxes = [this.#drawClock(context, at), this.#drawFoot(context, metresPerPixel), ...this.#drawLegend(context)];
    context.restore();
  }

  /** Title, time and the date in both calendars, line by line. */
  #clock(at: StoryMs): readonly (readonly Run[])[] {
    const { ink, soft } = this.#inks;
    const { time, weekday, newStyle, oldStyle } = momentText(at, dateNames);
    const k = this.#size.width > 1500 ? 1 : this.#size.width >= 760 ? 0.76 : 0.6;
    const font = (style: string, size: number, family = display) => `${style} ${Math.round(size * k)}px ${family}`;
    return [
      [{ text: this.#title, font: font('italic', 18), ink: soft }],
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

  #drawClock(context: CanvasRenderingContext2D, at: StoryMs): Box {
    const lines = this.#clock(at).map((runs) => measured(context, runs));
    const width = Math.min(this.#size.width - 2 * edge, Math.max(...lines.map((line) => line.width)) + 44);
    const height = lines.reduce((sum, line) => sum + line.height, 0) + 24;
    this.#plate(context, edge, edge, width, height, true);
    let y = edge + 8;
    for (const line of lines) {
      y += line.height;
      drawRuns(context, line.runs, edge + (width - line.width) / 2, y - line.height * 0.22);
    }
    return boxOf(edge, edge, width, height);
  }

  #drawLegend(context: CanvasRenderingContext2D): Box[] {
    if (this.#sides.length === 0) return [];
    const runs = this.#sides.map(({ name }) => measured(context, [this.#small(name)]));
    const [width, height] = [Math.max(...runs.map((run) => run.width)) + 58, runs.length * 25 + 16];
    const [left, top] = [edge, this.#size.height - edge - 46 - height];
    this.#plate(context, left, top, width, height, false);
    this.#sides.forEach(({ id }, index) => {
      const y = top + 10 + index * 25;
      context.fillStyle = patternFill(context, this.#styles.of(id), this.#size.pixelRatio);
      context.fillRect(left + 14, y + 1, 17, 17);
      this.#outline(context, left + 14, y + 1, 17, 17);
      drawRuns(context, runs[index]?.runs ?? [], left + 42, y + 15);
    });
    return [boxOf(left, top, width, height)];
  }

  #drawFoot(context: CanvasRenderingContext2D, metresPerPixel: number | undefined): Box {
    const bottom = this.#size.height - edge;
    const bar = scaleBar(metresPerPixel);
    const from = edge + (bar ? bar.pixels + 64 : 0);
    if (bar) this.#drawScale(context, bar.pixels, lengthText(bar.metres), bottom);
    const credits = measured(context, [this.#small(this.#credits, 13)]);
    if (this.#credits !== '') {
      this.#plate(context, from, bottom - 24, credits.width + 16, 24, false);
      drawRuns(context, credits.runs, from + 8, bottom - 7);
    }
    return boxOf(edge, bottom - 34, from - edge + credits.width + 16, 34);
  }

  #drawScale(context: CanvasRenderingContext2D, length: number, text: string, bottom: number): void {
    const { ink, sheet } = this.#inks;
    context.fillStyle = sheet;
    context.fillRect(edge, bottom - 8, length, 7);
    context.fillStyle = ink;
    context.fillRect(edge, bottom - 8, length / 4, 7);
    context.fillRect(edge + length / 2, bottom - 8, length / 4, 7);
    this.#outline(context, edge, bottom - 8, length, 7);
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = sheet;
    context.font = `15px ${sans}`;
    for (const [label, x] of [['0', edge], [text, edge + length]] as const) {
      context.textAlign = x === edge ? 'left' : 'center';
      context.strokeText(label, x, bottom - 14);
      context.fillText(label, x, bottom - 14);
    }
    context.textAlign = 'left';
  }

  #plate(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, ruled: boolean): void {
    context.fillStyle = this.#inks.sheet;
    context.fillRect(x, y, width, height);
    context.lineWidth = 1;
    context.strokeStyle = this.#inks.rule;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    if (ruled) context.strokeRect(x + 5.5, y + 5.5, width - 11, height - 11);
  }

  #outline(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
    context.lineWidth = 1.2;
    context.strokeStyle = this.#inks.ink;
    context.strokeRect(x, y, width, height);
  }

  #small(text: string, size = 16): Run {
    return { text, font: `${size}px ${sans}`, ink: this.#inks.ink };
  }
}

/** Inks of the page's own sheets. */
function inksOfPage(): { ink: string; soft: string; sheet: string; rule: string } {
  const page = getComputedStyle(document.documentElement);
  const ink = (name: string) => page.getPropertyValue(name).trim();
  return { ink: ink('--ink'), soft: ink('--ink-soft'), sheet: ink('--sheet'), rule: ink('--rule') };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(texts.locale) + text.slice(1);
}

function measured(context: CanvasRenderingContext2D, runs: readonly Run[]): { runs: readonly Run[]; width: number; height: number } {
  const sizes = runs.map(({ text, font }) => {
    context.font = font;
    return { width: context.measureText(text).width, height: Number(/(\d+)px/.exec(font)?.[1]) };
  });
  return { runs, width: sizes.reduce((sum, { width }) => sum + width, 0), height: Math.max(...sizes.map(({ height }) => height)) * 1.22 };
}

function drawRuns(context: CanvasRenderingContext2D, runs: readonly Run[], left: number, y: number): void {
  let x = left;
  for (const { text, font, ink } of runs) {
    context.font = font;
    context.fillStyle = ink;
    context.fillText(text, x, y);
    x += context.measureText(text).width;
  }
}

function boxOf(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}
