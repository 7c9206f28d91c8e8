import type { LectureInfo } from '../contract/contract.g';
import type { StoryMs } from '../replay/story-time';
import type { Box } from '../scene/label-layout';
import type { Padding } from '../scene/map-camera';
import type { MapScene } from '../scene/map-scene';
import { display, paletteFor, sans, serif } from '../scene/palette';
import { SideStyles } from '../scene/side-style';
import { boxOf, clockRuns, drawCentred, drawPlate, drawRuns, drawSides, inksOfPage, measured, sideFont, wrapped, type Lettering, type Line, type Run } from '../studio/lettering';
import type { Setup } from '../studio/studio';
import type { CueView } from './cue-views';
import { drawHall } from './hall-canvas';
import { noInk } from './ink';
import { pointedAt } from './pointed';
import { sidesShown } from './sides-shown';

/** What is pointed out in a cue, and nothing else: for a small picture that has its text beside it. */
export class CueRings implements Lettering {
  /** Parts of the picture that no name is put under. */
  covered: readonly Box[] = [];
  readonly boxes: readonly Box[] = [];
  readonly padding: Padding = [0, 0, 0, 0];
  readonly #view: CueView;
  readonly #setup: Setup;
  readonly #scale: number;
  readonly #inks = { ...inksOfPage(), font: sans };

  /** `scale` is that of rings and names: 1 on a laptop. */
  constructor(view: CueView, setup: Setup, scale: number) {
    [this.#view, this.#setup, this.#scale] = [view, setup, scale];
  }

  async fetchFonts(): Promise<void> {
    await document.fonts.load(`19px ${sans}`);
  }

  draw(context: CanvasRenderingContext2D, at: StoryMs, map: Pick<MapScene, 'pixelOf'>): void {
    const { cue, outlook } = this.#view;
    const { width, height } = this.#setup.size;
    const snapshot = outlook.story.timeline.at(at);
    const pointed = cue.highlight.flatMap((text) => pointedAt(text, outlook.story, snapshot));
    const picture = { ink: noInk, pointed, lit: undefined, covered: this.covered, serverMs: 0, scale: this.#scale, inks: this.#inks };
    drawHall(context, width, height, picture, ({ lon, lat }) => map.pixelOf(lon, lat));
  }
}

/** The size that a slide is laid out for; other sizes are scaled. */
const slideWidth = 1920;

/** A cue as the hall sees it: clock, sides, heading and text, and rings on the map. */
export class Slide implements Lettering {
  boxes: readonly Box[] = [];
  padding: Padding = [0, 0, 0, 0];
  readonly #rings: CueRings;
  readonly #view: CueView;
  readonly #setup: Setup;
  readonly #scale: number;
  readonly #title: string;
  readonly #inks = inksOfPage();
  readonly #styles: SideStyles;

  constructor({ title }: LectureInfo, view: CueView, setup: Setup) {
    this.#scale = setup.size.width / slideWidth;
    this.#rings = new CueRings(view, setup, 1.5 * this.#scale);
    [this.#view, this.#setup, this.#title] = [view, setup, title];
    this.#styles = new SideStyles(view.outlook.story.sides, paletteFor(setup.dark));
  }

  async fetchFonts(at: StoryMs): Promise<void> {
    const runs = [...this.#clock(at).flat(), this.#heading(), this.#text(), this.#credits(), ...this.#view.outlook.story.sides.map(({ name }) => ({ text: name, font: sideFont(this.#scale) }))];
    await Promise.all([this.#rings.fetchFonts(), ...runs.map(({ font, text }) => document.fonts.load(font, text))]);
  }

  draw(context: CanvasRenderingContext2D, at: StoryMs, map: Pick<MapScene, 'pixelOf'>): void {
    const { outlook } = this.#view;
    const { width, height } = this.#setup.size;
    const edge = 36 * this.#scale;
    // Rings lie under the sheets, and their names keep clear of where these were drawn last.
    this.#rings.covered = this.boxes;
    this.#rings.draw(context, at, map);
    const clock = drawCentred(context, this.#clock(at).map((runs) => measured(context, runs)), edge, edge, width, this.#inks);
    const drawn = { styles: this.#styles, inks: this.#inks, scale: 1.4 * this.#scale, pixelRatio: this.#setup.size.pixelRatio };
    const present = sidesShown(outlook.story.timeline.at(at), outlook.story);
    const sides = present.length > 0 ? [drawSides(context, present, drawn, (wide) => [width - edge - wide, edge])] : [];
    const credits = this.#drawCredits(context);
    const card = this.#drawCard(context, edge, height - edge);
    this.boxes = [clock, ...sides, card, credits];
    this.padding = [edge, edge, height - card.top + edge, edge];
  }

  #drawCard(context: CanvasRenderingContext2D, left: number, bottom: number): Box {
    const most = this.#setup.size.width * 0.72;
    const inner = 34 * this.#scale;
    const lines: Line[] = [...wrapped(context, this.#heading(), most), ...wrapped(context, this.#text(), most)];
    const width = Math.max(...lines.map((line) => line.width)) + 2 * inner;
    const height = lines.reduce((sum, line) => sum + line.height, 0) + inner;
    drawPlate(context, left, bottom - height, width, height, this.#inks, false);
    let y = bottom - height + inner * 0.4;
    for (const line of lines) {
      y += line.height;
      drawRuns(context, line.runs, left + inner, y - line.height * 0.22);
    }
    return boxOf(left, bottom - height, width, height);
  }

  #drawCredits(context: CanvasRenderingContext2D): Box {
    const { width, height } = this.#setup.size;
    const line = measured(context, [this.#credits()]);
    const [left, top] = [width - line.width - 20 * this.#scale, height - line.height - 8 * this.#scale];
    drawPlate(context, left - 8, top, line.width + 16, line.height, this.#inks, false);
    drawRuns(context, line.runs, left, top + line.height * 0.78);
    return boxOf(left - 8, top, line.width + 16, line.height);
  }

  #clock(at: StoryMs): readonly (readonly Run[])[] {
    return clockRuns(this.#title, at, this.#inks, this.#scale * 1.15);
  }

  #heading(): Run {
    return { text: this.#view.cue.heading, font: `${Math.round(58 * this.#scale)}px ${display}`, ink: this.#inks.ink };
  }

  #text(): Run {
    return { text: this.#view.cue.text, font: `${Math.round(35 * this.#scale)}px ${serif}`, ink: this.#inks.ink };
  }

  #credits(): Run {
    return { text: this.#setup.credits.join(' · '), font: `${Math.round(14 * this.#scale)}px ${sans}`, ink: this.#inks.soft };
  }
}
