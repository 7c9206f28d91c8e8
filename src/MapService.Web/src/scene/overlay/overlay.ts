import { LabelLayout, type Box } from '../label-layout';
import type { PlaceOutline } from '../base/outlines';
import type { SceneData, SceneFrame, Selection } from '../scene-data';
import { SideStyles } from '../side-style';
import { Sprites, stamp } from '../sprites';
import type { MapView } from '../view';
import { drawControl } from './draw-control';
import { drawEvents } from './draw-events';
import { drawTrails } from './draw-trails';
import { drawUnits } from './draw-units';
import { signWidthAt, type Drawing, type Hit } from './drawing';
import { UnitPlaces } from './unit-places';

/** What the overlay is told of what is below and above it. */
export interface Surroundings {
  /** Ground plans by place. */
  outlines: ReadonlyMap<string, PlaceOutline>;
  /** Parts of the screen that panels cover. */
  covered: readonly Box[];
}

/** How many pixels beside a sign a finger still means it. */
const nearMiss = 8;

/** Everything that moves or changes, on a canvas of its own above the map, so that playing never redraws the map. */
export class Overlay {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #data: SceneData;
  readonly #sides: SideStyles;
  readonly #sprites = new Sprites();
  readonly #places = new UnitPlaces();
  readonly #labels = new LabelLayout();
  #hits: Hit[] = [];

  constructor(data: SceneData) {
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('Invariant: no 2D canvas.');
    this.#context = context;
    this.#data = data;
    this.#sides = new SideStyles(data.sides);
    this.canvas.className = 'scene-overlay';
  }

  /** Whether another frame is needed although nothing has changed. */
  get restless(): boolean {
    return this.#places.restless;
  }

  /** Draws a frame. `now` is wall time. */
  draw(view: MapView, frame: SceneFrame, around: Surroundings, now: number): void {
    this.#clear(view);
    this.#sprites.usePixelRatio(view.pixelRatio);
    const drawing = this.#begin(view, frame);
    drawTrails(drawing);
    drawEvents(drawing);
    drawControl(drawing, around.outlines);
    const marks = [...drawing.taken];
    drawUnits(drawing, this.#places.place(frame.snapshot.units, view, signWidthAt(view), marks, now, frame.still));
    drawing.taken.push(...around.covered, ...outsideOf(view));
    this.#drawLabels(drawing);
    this.#hits = drawing.hits;
  }

  /** What was drawn at a point: the uppermost that is struck, else the nearest that is almost. */
  pick(x: number, y: number): Selection | undefined {
    const distance = (hit: Hit) => Math.hypot(hit.x - x, hit.y - y) - hit.radius;
    const struck = this.#hits.findLast((hit) => distance(hit) <= 0);
    const near = this.#hits.filter((hit) => distance(hit) <= nearMiss).sort((a, b) => distance(a) - distance(b));
    return (struck ?? near[0])?.selection;
  }

  /** Draws texts anew with the fonts that have arrived. */
  fontsArrived(): void {
    this.#sprites.clear();
  }

  #begin(view: MapView, frame: SceneFrame): Drawing {
    const shared = { data: this.#data, sides: this.#sides, sprites: this.#sprites };
    return { context: this.#context, view, frame, ...shared, hits: [], taken: [], labels: [] };
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

  #drawLabels(drawing: Drawing): void {
    const wishes = new Map(drawing.labels.map((wish) => [wish.key, wish]));
    for (const { key, x, y } of this.#labels.place([...wishes.values()], drawing.taken)) {
      const wish = wishes.get(key);
      if (!wish) continue;
      drawing.context.globalAlpha = wish.strength;
      stamp(drawing.context, drawing.sprites.text(wish.text, wish.look), x, y);
    }
    drawing.context.globalAlpha = 1;
  }
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
