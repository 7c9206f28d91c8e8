import { lingers } from '../../replay/history';
import { LabelLayout, type Box } from '../label-layout';
import type { PlannedName } from '../base/name-plan';
import type { PlaceOutline } from '../base/outlines';
import type { Palette } from '../palette';
import type { SceneData, SceneFrame, Selection } from '../scene-data';
import { SideStyles } from '../side-style';
import { Sprites, stamp, type TextLook } from '../sprites';
import type { MapView, Pixel } from '../view';
import { drawBridges } from './draw-bridges';
import { drawControl, drawHeldPlans } from './draw-control';
import { drawEvents } from './draw-events';
import { NameDrawer } from './draw-names';
import { drawTrails } from './draw-trails';
import { countsOf, drawUnits, orderOf } from './draw-units';
import type { Crowd } from './crowds';
import { boxAround, signWidthAt, type CrowdHit, type Drawing, type Hit, type TextWish } from './drawing';
import { stackUnits, type ShownUnit } from './stacks';
import { Throng } from './throng';
import { crowdZoom, UnitPlaces } from './unit-places';

/** What the overlay is told of what is below and above it. */
export interface Surroundings {
  /** Ground plans by place. */
  outlines: ReadonlyMap<string, PlaceOutline>;
  /** Names of the base map. */
  names: readonly PlannedName[];
  /** Parts of the screen that panels cover. */
  covered: readonly Box[];
}

/** Distance of the boxes by which a line is covered, in pixels, and how many a straight piece gets at most: it may reach far off the screen. */
const boxStep = 9;
const mostBoxes = 300;

/** How many pixels beside a sign a finger still means it. */
const nearMiss = 8;

/** Everything that moves or changes, on a canvas of its own above the map, so that playing never redraws the map. */
export class Overlay {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #sprites: Sprites;
  readonly #places = new UnitPlaces();
  readonly #throng = new Throng();
  readonly #labels = new LabelLayout();
  readonly #names = new NameDrawer();
  #data: SceneData;
  #palette: Palette;
  #sides: SideStyles;
  #hits: Hit[] = [];
  #crowds: CrowdHit[] = [];
  #covered: readonly Box[] = [];
  #outside: readonly Box[] = [];
  #lines: readonly (readonly Pixel[])[] = [];

  constructor(data: SceneData, palette: Palette) {
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('Invariant: no 2D canvas.');
    this.#context = context;
    this.#data = data;
    this.#palette = palette;
    this.#sides = new SideStyles(data.sides, palette);
    this.#sprites = new Sprites(palette);
    this.canvas.className = 'scene-overlay';
  }

  /** Whether another frame is needed although nothing has changed. */
  get restless(): boolean {
    return this.#places.restless || this.#names.restless;
  }

  /** What panels, the action and the edges of the screen cover, in CSS pixels, since the last frame. */
  get covered(): readonly Box[] {
    return [...this.#covered, ...this.#outside, ...this.#lines.flatMap(boxesAlong)];
  }

  /** Draws a frame. `now` is wall time. */
  draw(view: MapView, frame: SceneFrame, around: Surroundings, now: number): void {
    this.#clear(view);
    this.#sprites.usePixelRatio(view.pixelRatio);
    const drawing = this.#begin(view, frame);
    const { selection, snapshot } = frame;
    const chosen = selection?.type === 'unit' ? selection.id : undefined;
    const isThrong = this.#throng.gather(snapshot.units, drawing);
    if (isThrong) this.#throng.draw(drawing);
    else drawTrails(drawing);
    drawEvents(drawing);
    drawHeldPlans(drawing, around.outlines);
    drawBridges(drawing, around.outlines);
    drawControl(drawing);
    const marks = [...drawing.taken];
    const units = isThrong ? snapshot.units.filter(({ unit }) => unit === chosen) : this.#shown(view, frame);
    drawUnits(drawing, this.#places.place(units, {
      view,
      signWidth: signWidthAt(view),
      marks,
      order: orderOf(drawing),
      signsOf: (crowd) => countsOf(drawing, crowd).length,
      apart: chosen,
      now,
      still: frame.still,
    }));
    drawBadges(drawing);
    this.#outside = outsideOf(view);
    const labels = this.#placeLabels(drawing, [...around.covered, ...this.#outside]);
    this.#covered = [...drawing.taken, ...labels.map(({ box }) => box), ...around.covered];
    this.#drawBelow(drawing, () => this.#names.draw(drawing, around.names, this.#covered, now));
    drawLabels(drawing, labels);
    this.#hits = drawing.hits;
    this.#crowds = drawing.crowds;
    this.#lines = drawing.lines;
  }

  /** What was drawn at a point: the uppermost that is struck, else the nearest that is almost. */
  pick(x: number, y: number): Selection | undefined {
    const distance = (hit: Hit) => Math.hypot(hit.x - x, hit.y - y) - hit.radius;
    const struck = this.#hits.findLast((hit) => distance(hit) <= 0);
    const near = this.#hits.filter((hit) => distance(hit) <= nearMiss).sort((a, b) => distance(a) - distance(b));
    const one = this.#throng.pick(x, y);
    return (struck ?? near[0])?.selection ?? (one === undefined ? undefined : { type: 'unit', id: one });
  }

  /** The crowd that was drawn at a point. */
  crowdAt(x: number, y: number): Crowd | undefined {
    return this.#crowds.find((hit) => Math.hypot(hit.x - x, hit.y - y) <= hit.radius)?.crowd;
  }

  /** Draws texts anew with the fonts that have arrived. */
  fontsArrived(): void {
    this.#sprites.clear();
  }

  /** Shows another state of the history, or the same in another language. */
  useData(data: SceneData): void {
    this.#data = data;
    this.#sides = new SideStyles(data.sides, this.#palette);
    this.#sprites.clear();
  }

  /** Draws in other inks from now on. */
  usePalette(palette: Palette): void {
    this.#palette = palette;
    this.#sides = new SideStyles(this.#data.sides, palette);
    this.#sprites.usePalette(palette);
  }

  /** To be told when other names of the base map are shown. */
  namesChanged(names: readonly PlannedName[]): void {
    this.#names.keepOnly(names);
  }

  /** Width of a text in CSS pixels. */
  widthOf(text: string, look: TextLook): number {
    return this.#sprites.widthOf(text, look);
  }

  /** From far the numbers of a town's crowd say more than stacks of its places. */
  #shown(view: MapView, frame: SceneFrame): readonly ShownUnit[] {
    if (view.zoom < crowdZoom) return frame.snapshot.units;
    return stackUnits(frame.snapshot.units, this.#data, view, signWidthAt(view), inAction(frame, this.#data));
  }

  #begin(view: MapView, frame: SceneFrame): Drawing {
    const shared = { data: this.#data, sides: this.#sides, sprites: this.#sprites, palette: this.#palette };
    return { context: this.#context, view, frame, ...shared, hits: [], crowds: [], taken: [], lines: [], labels: [], badges: [] };
  }

  #clear({ width, height, pixelRatio }: MapView): void {
    const [deviceWidth, deviceHeight] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
    if (this.canvas.width !== deviceWidth || this.canvas.height !== deviceHeight) {
      this.canvas.width = deviceWidth;
      this.canvas.height = deviceHeight;
    }
    this.#context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    this.#context.clearRect(0, 0, width, height);
  }

  #placeLabels(drawing: Drawing, closed: readonly Box[]): ActionLabel[] {
    const wishes = new Map(drawing.labels.map((wish) => [wish.key, wish]));
    return this.#labels.place([...wishes.values()], [...drawing.taken, ...closed]).flatMap(({ key, x, y }) => {
      const wish = wishes.get(key);
      return wish ? [{ wish, x, y, box: boxAround({ x, y }, wish.width / 2, wish.height / 2) }] : [];
    });
  }

  /** What has been drawn stays above what is drawn now. */
  #drawBelow({ context }: Drawing, draw: () => void): void {
    context.globalCompositeOperation = 'destination-over';
    draw();
    context.globalCompositeOperation = 'source-over';
  }
}

/** A label of the action that has found its place. */
interface ActionLabel {
  wish: TextWish;
  x: number;
  y: number;
  box: Box;
}

/** Who is looked at, and who takes part in what happens now: they keep their own sign. */
function inAction({ snapshot, selection }: SceneFrame, { events }: SceneData): Set<string> {
  const live = snapshot.events.flatMap(({ event }) => events.get(event) ?? []).filter((event) => !lingers(event));
  const units = live.flatMap(({ feature }) => feature.properties.units);
  return new Set(selection?.type === 'unit' ? [...units, selection.id] : units);
}

function drawBadges({ context, badges }: Drawing): void {
  for (const { sprite, strength, x, y } of badges) {
    context.globalAlpha = strength;
    stamp(context, sprite, x, y);
  }
  context.globalAlpha = 1;
}

function drawLabels({ context, sprites }: Drawing, labels: readonly ActionLabel[]): void {
  for (const { wish, x, y } of labels) {
    context.globalAlpha = wish.strength;
    stamp(context, sprites.text(wish.text, wish.look), x, y);
  }
  context.globalAlpha = 1;
}

/** Small boxes along a line, near enough to one another that no letter fits between. */
function boxesAlong(line: readonly Pixel[]): Box[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index] ?? to;
    const count = Math.min(mostBoxes, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / boxStep));
    const at = (part: number): Pixel => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    return Array.from({ length: count }, (_, step) => boxAround(at((step + 0.5) / count), boxStep / 3, boxStep / 3));
  });
}

/** The four sides beyond the screen: a label there would be cut. */
function outsideOf({ width, height }: MapView): Box[] {
  const far = 1e5;
  return [
    { left: -far, top: -far, right: 0, bottom: far },
    { left: width, top: -far, right: far, bottom: far },
    { left: -far, top: -far, right: far, bottom: 0 },
    { left: -far, top: height, right: far, bottom: far },
  ];
}
