import type { SideInfo } from '../contract/contract.g';
import type { StoryMs } from '../replay/story-time';
import type { Box } from '../scene/label-layout';
import type { Padding } from '../scene/map-camera';
import type { MapScene } from '../scene/map-scene';
import { paletteFor, sans } from '../scene/palette';
import { SideStyles } from '../scene/side-style';
import { lengthText } from '../texts/texts.svelte';
import { sourcesAsSides } from '../ui/by-source';
import type { Outlook } from '../ui/outlook';
import { scaleBar } from '../ui/scale-bar';
import { boxOf, clockRuns, drawCentred, drawPlate, drawRuns, drawSides, inksOfPage, measured, sideFont, type Lettering, type Run } from './lettering';
import type { Setup } from './studio';

const edge = 16;

/** Below this size there is no room for a legend beside the map. */
const leastForLegend = { width: 760, height: 560 };

/** Title and moment, sides, scale and credits, as on the page. */
export class Caption implements Lettering {
  boxes: readonly Box[] = [];
  readonly padding: Padding = [0, 0, 0, 0];
  readonly #title: string;
  readonly #credits: string;
  readonly #sides: readonly SideInfo[];
  readonly #size: Setup['size'];
  readonly #inks = inksOfPage();
  readonly #styles: SideStyles;

  constructor({ story, bySource }: Outlook, { credits, dark, size }: Setup) {
    this.#title = story.dataset.title;
    this.#credits = credits.join(' · ');
    const sides = bySource ? sourcesAsSides(story.dataset.sources) : story.sides;
    this.#sides = size.width >= leastForLegend.width && size.height >= leastForLegend.height ? sides : [];
    this.#styles = new SideStyles(sides, paletteFor(dark));
    this.#size = size;
  }

  async fetchFonts(at: StoryMs): Promise<void> {
    const runs = [...this.#clock(at).flat(), ...this.#sides.map(({ name }) => ({ text: name, font: sideFont(1) })), this.#small(this.#credits)];
    await Promise.all(runs.map(({ font, text }) => document.fonts.load(font, text)));
  }

  /** The scale is left out while it is unknown. */
  draw(context: CanvasRenderingContext2D, at: StoryMs, map: Pick<MapScene, 'metresPerPixel'>): void {
    this.boxes = [this.#drawClock(context, at), this.#drawFoot(context, map.metresPerPixel()), ...this.#drawLegend(context)];
  }

  #clock(at: StoryMs): readonly (readonly Run[])[] {
    const scale = this.#size.width > 1500 ? 1 : this.#size.width >= 760 ? 0.76 : 0.6;
    return clockRuns(this.#title, at, this.#inks, scale);
  }

  #drawClock(context: CanvasRenderingContext2D, at: StoryMs): Box {
    const lines = this.#clock(at).map((runs) => measured(context, runs));
    return drawCentred(context, lines, edge, edge, this.#size.width - 2 * edge, this.#inks);
  }

  #drawLegend(context: CanvasRenderingContext2D): Box[] {
    if (this.#sides.length === 0) return [];
    const drawn = { styles: this.#styles, inks: this.#inks, scale: 1, pixelRatio: this.#size.pixelRatio };
    return [drawSides(context, this.#sides, drawn, (_, height) => [edge, this.#size.height - edge - 46 - height])];
  }

  #drawFoot(context: CanvasRenderingContext2D, metresPerPixel: number | undefined): Box {
    const bottom = this.#size.height - edge;
    const bar = scaleBar(metresPerPixel);
    const from = edge + (bar ? bar.pixels + 64 : 0);
    if (bar) this.#drawScale(context, bar.pixels, lengthText(bar.metres), bottom);
    const credits = measured(context, [this.#small(this.#credits)]);
    if (this.#credits !== '') {
      drawPlate(context, from, bottom - 24, credits.width + 16, 24, this.#inks, false);
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
    context.lineWidth = 1.2;
    context.strokeStyle = ink;
    context.strokeRect(edge, bottom - 8, length, 7);
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = sheet;
    context.font = `15px ${sans}`;
    context.textBaseline = 'alphabetic';
    for (const [label, x] of [['0', edge], [text, edge + length]] as const) {
      context.textAlign = x === edge ? 'left' : 'center';
      context.strokeText(label, x, bottom - 14);
      context.fillText(label, x, bottom - 14);
    }
    context.textAlign = 'left';
  }

  #small(text: string): Run {
    return { text, font: `13px ${sans}`, ink: this.#inks.ink };
  }
}
