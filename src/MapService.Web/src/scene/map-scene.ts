import Map from 'ol/Map';
import { defaults as defaultInteractions } from 'ol/interaction/defaults';
import type { FrameState } from 'ol/Map';
import { wallNow } from '../net/wall-clock';
import { loadBaseMap, type BaseMap } from './base/base-map';
import { planNames, type PlannedName } from './base/name-plan';
import type { NamedFeature } from './base/named-features';
import type { PlaceOutline } from './base/outlines';
import { Turn } from './base/turned-features';
import type { TileLayerInfo } from '../contract/contract.g';
import type { Box } from './label-layout';
import { lettersOf, type Language } from '../texts/languages';
import { OtherMap, type OtherMapView } from './other-map';
import { textScaleOf } from './overlay/drawing';
import { Overlay } from './overlay/overlay';
import { degreesOf, MapCamera, mercatorExtent, newView, type Camera, type Padding } from './map-camera';
import type { Snapshot } from '../replay/snapshot';
import { mapFonts, paletteFor, type Palette } from './palette';
import type { SceneData, SceneFrame, Selection } from './scene-data';
import { fromMercator, toPixel, type MapView, type Mercator, type Pixel } from './view';

/** How a user has taken the map in his own hands. */
export type Grip = 'pan' | 'zoom' | 'turn';

/** What the scene is made with. */
export interface SceneOptions {
  data: SceneData;
  /** The first view, unless a camera is given: west, south, east, north in degrees. */
  bounds: readonly number[];
  camera: Camera | undefined;
  dark: boolean;
  language: Language;
  /** CSS pixels at the edges that panels cover: top, right, bottom, left. */
  padding: () => Padding;
  /** Parts of the screen that lie over the map; no label is put under them. */
  covered: () => readonly Box[];
  /** Device pixels per CSS pixel; those of the screen where it is not given. */
  pixelRatio?: number;
  /** Tells the wall time; the wall clock where it is not given. */
  now?: () => number;
  onPick(selection: Selection | undefined): void;
  onMoved(camera: Camera): void;
  /** The map was turned, by degrees clockwise from north; told while it turns. */
  onTurned?(degrees: number): void;
  /** The user moves the map himself. */
  onTaken?(grip: Grip): void;
}

/** Where the base map does not say how far it reaches, the view stays within so many times the first one. */
const limitFactor = 12;

/** The edges at which a drawing ends stay off the screen by this part of its width and height. */
const edgePart = 0.06;

/** How far a click on a crowd zooms in, and where units are shown one by one. */
const crowdSteps = 3;
const singleZoom = 12.6;

/** Names are chosen anew when so much story time has passed, in milliseconds, and not sooner than after so much wall time: units have then gone on. */
const planSpanMs = 600_000;
const planRestMs = 800;

/** The map and everything on it. The only way into this folder. */
export class MapScene {
  /** What moves the view. */
  readonly camera: MapCamera;
  readonly #map: Map;
  readonly #overlay: Overlay;
  readonly #options: SceneOptions;
  readonly #resizes: ResizeObserver;
  readonly #now: () => number;
  #base: BaseMap | undefined;
  #other: OtherMap | undefined;
  #data: SceneData;
  #palette: Palette;
  #language: Language;
  #names: readonly PlannedName[] = [];
  #planned = { at: NaN, units: 0, wall: -Infinity };
  #covered: readonly Box[] = [];
  #isPlanDue = false;
  #view: MapView | undefined;
  #turn = 0;
  #turned: { features: readonly NamedFeature[]; of: readonly NamedFeature[]; turn: number } = { features: [], of: [], turn: 0 };
  #frame: SceneFrame | undefined;

  constructor(target: HTMLElement, options: SceneOptions) {
    this.#options = options;
    this.#now = options.now ?? wallNow;
    this.#data = options.data;
    this.#palette = paletteFor(options.dark);
    this.#language = options.language;
    this.#overlay = new Overlay(options.data, this.#palette);
    this.#map = new Map({
      target,
      layers: [],
      controls: [],
      // Who is not told of turns has no compass to turn back with.
      interactions: defaultInteractions(options.onTurned ? {} : { altShiftDragRotate: false, pinchRotate: false }),
      view: newView(undefined, options.camera ?? middleOf(options.bounds)),
      maxTilesLoading: 4,
      ...(options.pixelRatio ? { pixelRatio: options.pixelRatio } : {}),
    });
    this.camera = new MapCamera(this.#map, options.padding);
    target.append(this.#overlay.canvas);
    if (!options.camera) this.camera.fit(options.bounds, true);
    this.#listen();
    this.#resizes = new ResizeObserver(() => this.#map.updateSize());
    this.#resizes.observe(target);
  }

  /** Fetches and shows themes of the base map; what moves is shown before it is there. */
  async loadBase(themes: readonly string[]): Promise<void> {
    const base = await loadBaseMap(themes, this.#palette, () => this.#planNames());
    base.usePalette(this.#palette);
    this.#base = base;
    this.#limitTo(base.limits ? widened(base.limits, 1 - 2 * edgePart) : widened(mercatorExtent(this.#options.bounds), limitFactor));
    base.layers.forEach((layer, index) => this.#map.getLayers().insertAt(index, layer));
    this.#planNames();
  }

  /** Shows another state of the history, or the same in another language, from the next picture on. */
  useData(data: SceneData): void {
    this.#data = data;
    this.#overlay.useData(data);
    this.#isPlanDue = true;
  }

  /** Letters the map in another language. */
  useLanguage(language: Language): void {
    if (language === this.#language) return;
    this.#language = language;
    this.#planNames();
    void this.loadFonts();
  }

  /** Draws the map for a dark hall, or for a light one. */
  useDark(dark: boolean): void {
    if (dark === this.#palette.dark) return;
    this.#palette = paletteFor(dark);
    this.#base?.usePalette(this.#palette);
    this.#overlay.usePalette(this.#palette);
    this.#planNames();
  }

  /** Lays another map over the base map, in place of the one that was; undefined takes it away. */
  useOtherMap(layer: TileLayerInfo | undefined, view: OtherMapView): void {
    if (this.#other) this.#map.removeLayer(this.#other.layer);
    this.#other?.dispose();
    this.#other = layer && new OtherMap(layer, view);
    if (this.#other) this.#map.addLayer(this.#other.layer);
  }

  /** Changes how the other map is laid over ours. */
  showOtherMap(view: OtherMapView): void {
    this.#other?.show(view);
  }

  /** Shows an instant. Costs nothing where neither it nor the view has changed. */
  show(frame: SceneFrame): void {
    const same = this.#frame && isSame(this.#frame, frame) && !this.#overlay.restless;
    this.#frame = frame;
    if (this.#isPlanDue) this.#covered = this.#options.covered();
    if (!same) this.#draw();
    if (this.#isPlanDue || this.#isPlanOld(frame.snapshot)) this.#planNames();
    this.#isPlanDue = false;
  }

  /** To be told when panels have opened, closed or changed their size; they are looked at with the next picture. */
  coverChanged(): void {
    this.#isPlanDue = true;
  }

  /** Ground length of a CSS pixel at the middle of the view, in metres; undefined before the first picture. */
  metresPerPixel(): number | undefined {
    if (!this.#view) return undefined;
    return this.#view.resolution * Math.cos((this.camera.seen().lat * Math.PI) / 180);
  }

  /** What was drawn last; another object after each change. Undefined before the first picture. */
  get view(): MapView | undefined {
    return this.#view;
  }

  /** Where a position in degrees is on the screen, in CSS pixels of the map; undefined before the first picture. */
  pixelOf(lon: number, lat: number): Pixel | undefined {
    return this.#view && toPixel(this.#view, lon, lat);
  }

  /** The position in degrees at a point of the map. */
  positionAt({ x, y }: Pixel): { lon: number; lat: number } {
    const [east = 0, north = 0] = this.#map.getCoordinateFromPixel([x, y]) ?? [];
    return fromMercator([east, north]);
  }

  /** Waits until everything that the view shows of the base map has been fetched and drawn. */
  async drawn(): Promise<void> {
    const drawn = new Promise<void>((resolve) => this.#map.once('rendercomplete', () => resolve()));
    this.#map.render();
    await drawn;
  }

  /** Letters the map in its own fonts, once they are here. */
  async loadFonts(): Promise<void> {
    const letters = lettersOf(this.#language);
    await Promise.all(mapFonts.map((font) => document.fonts.load(font, letters)));
    this.#overlay.fontsArrived();
    this.#planNames();
  }

  /** Copies the base map on a canvas of the same size in device pixels. */
  paintGround(context: CanvasRenderingContext2D): void {
    const { pixelRatio = 1 } = this.#view ?? {};
    context.fillStyle = this.#palette.paper;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    for (const layer of this.#map.getViewport()?.querySelectorAll<HTMLCanvasElement>('.ol-layer canvas, canvas.ol-layer') ?? []) {
      if (layer.width === 0) continue;
      const { a, b, c, d, e, f } = new DOMMatrix(layer.style.transform);
      context.setTransform(a * pixelRatio, b * pixelRatio, c * pixelRatio, d * pixelRatio, e * pixelRatio, f * pixelRatio);
      context.globalAlpha = Number(layer.parentElement?.style.opacity || 1);
      context.drawImage(layer, 0, 0);
    }
    context.globalAlpha = 1;
    context.resetTransform();
  }

  /** Copies what moves and changes, and all names, on a canvas of the same size in device pixels. */
  paintAction(context: CanvasRenderingContext2D): void {
    context.drawImage(this.#overlay.canvas, 0, 0);
  }

  /** Takes everything away that the constructor made. */
  dispose(): void {
    this.#resizes.disconnect();
    this.#overlay.canvas.remove();
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  #listen(): void {
    this.#map.on('postrender', ({ frameState }) => frameState && this.#viewChanged(frameState));
    // The end of a move is told before its last picture is.
    this.#map.on('moveend', ({ frameState }) => {
      if (frameState) this.#viewChanged(frameState);
      this.#planNames();
      this.#options.onMoved(this.camera.seen());
    });
    this.#map.on('change:size', () => this.coverChanged());
    this.#map.on('pointerdrag', ({ activePointers, originalEvent }) => {
      const isTurned = originalEvent.altKey && originalEvent.shiftKey;
      this.#options.onTaken?.(isTurned ? 'turn' : (activePointers?.length ?? 1) > 1 ? 'zoom' : 'pan');
    });
    this.#map.on('dblclick', () => this.#options.onTaken?.('zoom'));
    this.#map.getTargetElement()?.addEventListener('wheel', () => this.#options.onTaken?.('zoom'), { passive: true });
    this.#map.on('click', ({ pixel: [x = 0, y = 0] }) => this.#clicked(x, y));
    this.#map.on('pointermove', ({ dragging, pixel: [x = 0, y = 0] }) => {
      if (!dragging) this.#map.getTargetElement()?.classList.toggle('pointing', this.#overlay.pick(x, y) !== undefined || this.#overlay.crowdAt(x, y) !== undefined);
    });
  }

  /** A click on a crowd goes nearer to it, until its units can be told apart; any other chooses what is there. */
  #clicked(x: number, y: number): void {
    const crowd = this.#overlay.crowdAt(x, y);
    const zoom = this.#map.getView().getZoom() ?? 0;
    if (crowd) {
      this.#options.onTaken?.('pan');
      this.camera.flyTo(crowd.lon, crowd.lat, Math.min(zoom + crowdSteps, singleZoom), this.#frame?.still ?? false);
    } else this.#options.onPick(this.#overlay.pick(x, y));
  }

  #viewChanged({ coordinateToPixelTransform, extent, viewState, size: [width = 0, height = 0], pixelRatio }: FrameState): void {
    const { resolution, zoom, rotation } = viewState;
    if (rotation !== this.#turn) this.#options.onTurned?.(degreesOf((this.#turn = rotation)));
    this.#view = { transform: [...coordinateToPixelTransform], resolution, zoom, width, height, pixelRatio };
    this.#base?.look(extent ?? [], resolution);
    this.#draw();
  }

  #draw(): void {
    if (!this.#view || !this.#frame) return;
    const outlines = this.#base?.outlines ?? noOutlines;
    this.#overlay.draw(this.#view, this.#frame, { outlines, names: this.#names, covered: this.#covered }, this.#now());
  }

  /** Names are chosen when the view has come to rest; until then they move with the map. */
  #planNames(): void {
    this.#draw();
    if (!this.#view || !this.#base) return;
    const { at = NaN, units = [] } = this.#frame?.snapshot ?? {};
    this.#planned = { at, units: units.length, wall: this.#now() };
    const turn = new Turn(this.#turn);
    const names = planNames(this.#turnedFeatures(turn), {
      extent: this.#freeExtent(turn),
      corner: this.#corner(turn),
      closed: this.#overlay.covered,
      resolution: this.#view.resolution,
      textScale: textScaleOf(this.#view),
      language: this.#language,
      palette: this.#palette,
      unnamed: this.#data.heldPlaces,
      measure: (text, look) => this.#overlay.widthOf(text, look),
    });
    this.#names = names.map((name) => ({ ...name, at: turn.back(name.at) }));
    this.#overlay.namesChanged(this.#names);
    this.#draw();
  }

  /** Kept as long as the map is turned as it is: turning them takes longer than choosing. */
  #turnedFeatures(turn: Turn): readonly NamedFeature[] {
    const of = this.#base?.named ?? [];
    if (this.#turned.of !== of || this.#turned.turn !== this.#turn) this.#turned = { features: turn.features(of), of, turn: this.#turn };
    return this.#turned.features;
  }

  #isPlanOld({ at, units }: Snapshot): boolean {
    const { wall, ...planned } = this.#planned;
    const changed = Math.abs(at - planned.at) > planSpanMs || units.length !== planned.units;
    return changed && this.#now() - wall > planRestMs;
  }

  /** The view stays where the base map has something to show. */
  #limitTo(extent: readonly number[]): void {
    this.#map.setView(newView(extent, this.camera.seen()));
  }

  /** The extent that no panel covers, turned so that the screen's up is north. */
  #freeExtent(turn: Turn): number[] {
    const [west, north] = this.#corner(turn);
    const { width = 0, height = 0, resolution = 1 } = this.#view ?? {};
    const [top, right, bottom, left] = this.#options.padding();
    return [west + left * resolution, north - (height - bottom) * resolution, west + (width - right) * resolution, north - top * resolution];
  }

  /** The upper left corner of the screen, turned so. */
  #corner(turn: Turn): Mercator {
    const [centreX = 0, centreY = 0] = this.#map.getView().getCenter() ?? [];
    const [x, y] = turn.turned([centreX, centreY]);
    const { width = 0, height = 0, resolution = 1 } = this.#view ?? {};
    return [x - (width / 2) * resolution, y + (height / 2) * resolution];
  }
}

const noOutlines: ReadonlyMap<string, PlaceOutline> = new globalThis.Map();

/** A camera over the middle of edges in degrees, until the size of the screen is known. */
function middleOf([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Camera {
  return { lon: (west + east) / 2, lat: (south + north) / 2, zoom: 11, turn: 0 };
}

/** An extent made larger or smaller about its middle. */
function widened([west = 0, south = 0, east = 0, north = 0]: readonly number[], factor: number): number[] {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [halfWidth, halfHeight] = [((east - west) / 2) * factor, ((north - south) / 2) * factor];
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

function isSame(a: SceneFrame, b: SceneFrame): boolean {
  const sameStory = a.snapshot === b.snapshot && a.recent === b.recent && a.selection === b.selection;
  return sameStory && a.still === b.still && a.flashing === b.flashing;
}
