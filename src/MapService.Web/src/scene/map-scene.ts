import Map from 'ol/Map';
import View from 'ol/View';
import { defaults as defaultInteractions } from 'ol/interaction/defaults';
import { transformExtent } from 'ol/proj';
import type { FrameState } from 'ol/Map';
import { wallNow } from '../net/wall-clock';
import { loadBaseMap, type BaseMap } from './base/base-map';
import { planNames, type PlannedName } from './base/name-plan';
import type { PlaceOutline } from './base/outlines';
import type { TileLayerInfo } from '../contract/contract.g';
import type { Box } from './label-layout';
import { lettersOf, type Language } from '../texts/languages';
import { OtherMap, type OtherMapView } from './other-map';
import { textScaleOf } from './overlay/drawing';
import { Overlay } from './overlay/overlay';
import type { Snapshot } from '../replay/snapshot';
import { mapFonts, paletteFor, type Palette } from './palette';
import type { SceneData, SceneFrame, Selection } from './scene-data';
import { fromMercator, toMercator, type MapView, type Mercator } from './view';

/** What part of the map is seen. */
export interface Camera {
  zoom: number;
  lat: number;
  lon: number;
}

/** What the scene is made with. */
export interface SceneOptions {
  data: SceneData;
  /** The first view, unless a camera is given: west, south, east, north in degrees. */
  bounds: readonly number[];
  camera: Camera | undefined;
  dark: boolean;
  language: Language;
  /** CSS pixels at the edges that panels cover: top, right, bottom, left. */
  padding: () => readonly [number, number, number, number];
  /** Parts of the screen that lie over the map; no label is put under them. */
  covered: () => readonly Box[];
  /** Device pixels per CSS pixel; those of the screen where it is not given. */
  pixelRatio?: number;
  /** Tells the wall time; the wall clock where it is not given. */
  now?: () => number;
  onPick(selection: Selection | undefined): void;
  onMoved(camera: Camera): void;
}

/** Where the base map does not say how far it reaches, the view stays within so many times the first one. */
const limitFactor = 12;

/** The edges at which a drawing ends stay off the screen by this part of its width and height. */
const edgePart = 0.06;

const finestZoom = 18;

/** How far a click on a crowd zooms in, and where units are shown one by one. */
const crowdSteps = 3;
const singleZoom = 12.6;

/** Names are chosen anew when so much story time has passed, in milliseconds, and not sooner than after so much wall time: units have then gone on. */
const planSpanMs = 600_000;
const planRestMs = 800;

/** How long a flight to a chosen thing takes, in milliseconds: short enough not to be waited for. */
const flightMs = 700;

/** The map and everything on it. The only way into this folder. */
export class MapScene {
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
  #view: MapView | undefined;
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
      interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false }),
      view: newView(undefined, options.camera ?? middleOf(options.bounds)),
      maxTilesLoading: 4,
      ...(options.pixelRatio ? { pixelRatio: options.pixelRatio } : {}),
    });
    target.append(this.#overlay.canvas);
    if (!options.camera) this.#fit(options.bounds);
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

  /** Shows another state of the history, or the same in another language. */
  useData(data: SceneData): void {
    this.#data = data;
    this.#overlay.useData(data);
    this.#planNames();
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
    if (!same) this.#draw();
    if (this.#isPlanOld(frame.snapshot)) this.#planNames();
  }

  /** To be told when panels have opened, closed or changed their size. */
  coverChanged(): void {
    this.#covered = this.#options.covered();
    this.#planNames();
  }

  /** Brings a position to the middle of the free part of the map, at `leastZoom` or nearer. `still` leaves out the flight. */
  flyTo(lon: number, lat: number, leastZoom: number, still: boolean): void {
    const view = this.#map.getView();
    const zoom = Math.max(view.getZoom() ?? 0, leastZoom);
    const center = this.#centreInFreePart(toMercator(lon, lat), view.getResolutionForZoom(zoom));
    view.cancelAnimations();
    view.animate({ center, zoom, duration: still ? 0 : flightMs });
  }

  /** Shows the part of the map that a camera sees, at once. */
  moveTo(camera: Camera): void {
    const view = this.#map.getView();
    const { center, zoom } = viewOf(camera);
    view.cancelAnimations();
    view.setCenter(center);
    view.setZoom(zoom);
  }

  /** Shows everything between four edges: west, south, east, north in degrees. */
  fitBounds(bounds: readonly number[], still: boolean): void {
    this.#fit(bounds, still ? 0 : flightMs);
  }

  /** Zooms by whole steps, in for positive ones. */
  zoomBy(steps: number, still: boolean): void {
    const view = this.#map.getView();
    const zoom = Math.round(((view.getZoom() ?? 0) + steps) * 2) / 2;
    view.cancelAnimations();
    view.animate({ zoom, duration: still ? 0 : 200 });
  }

  /** Ground length of a CSS pixel at the middle of the view, in metres; undefined before the first picture. */
  metresPerPixel(): number | undefined {
    if (!this.#view) return undefined;
    return this.#view.resolution * Math.cos((this.camera().lat * Math.PI) / 180);
  }

  /** What part of the map is seen. */
  camera(): Camera {
    const view = this.#map.getView();
    const [x = 0, y = 0] = view.getCenter() ?? [];
    return { zoom: view.getZoom() ?? 0, ...fromMercator([x, y]) };
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
      this.#options.onMoved(this.camera());
    });
    this.#map.on('change:size', () => this.coverChanged());
    this.#map.on('click', ({ pixel: [x = 0, y = 0] }) => this.#clicked(x, y));
    this.#map.on('pointermove', ({ dragging, pixel: [x = 0, y = 0] }) => {
      if (!dragging) this.#map.getTargetElement()?.classList.toggle('pointing', this.#overlay.pick(x, y) !== undefined || this.#overlay.crowdAt(x, y) !== undefined);
    });
  }

  /** A click on a crowd goes nearer to it, until its units can be told apart; any other chooses what is there. */
  #clicked(x: number, y: number): void {
    const crowd = this.#overlay.crowdAt(x, y);
    const zoom = this.#map.getView().getZoom() ?? 0;
    if (crowd) this.flyTo(crowd.lon, crowd.lat, Math.min(zoom + crowdSteps, singleZoom), this.#frame?.still ?? false);
    else this.#options.onPick(this.#overlay.pick(x, y));
  }

  #viewChanged({ coordinateToPixelTransform, extent, viewState, size: [width = 0, height = 0], pixelRatio }: FrameState): void {
    const { resolution, zoom } = viewState;
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
    this.#names = planNames(this.#base.named, {
      extent: this.#freeExtent(),
      corner: this.#corner(),
      closed: this.#overlay.covered,
      resolution: this.#view.resolution,
      textScale: textScaleOf(this.#view),
      language: this.#language,
      palette: this.#palette,
      unnamed: this.#data.heldPlaces,
      measure: (text, look) => this.#overlay.widthOf(text, look),
    });
    this.#overlay.namesChanged(this.#names);
    this.#draw();
  }

  #isPlanOld({ at, units }: Snapshot): boolean {
    const { wall, ...planned } = this.#planned;
    const changed = Math.abs(at - planned.at) > planSpanMs || units.length !== planned.units;
    return changed && this.#now() - wall > planRestMs;
  }

  /** The view stays where the base map has something to show. */
  #limitTo(extent: readonly number[]): void {
    this.#map.setView(newView(extent, this.camera()));
  }

  /** The extent that no panel covers. */
  #freeExtent(): number[] {
    const view = this.#map.getView();
    const [west = 0, south = 0, east = 0, north = 0] = view.calculateExtent(this.#map.getSize());
    const resolution = view.getResolution() ?? 1;
    const [top, right, bottom, left] = this.#options.padding();
    return [west + left * resolution, south + bottom * resolution, east - right * resolution, north - top * resolution];
  }

  #corner(): Mercator {
    const [west = 0, , , north = 0] = this.#map.getView().calculateExtent(this.#map.getSize());
    return [west, north];
  }

  #centreInFreePart([x, y]: Mercator, resolution: number): number[] {
    const [top, right, bottom, left] = this.#options.padding();
    return [x + ((right - left) / 2) * resolution, y + ((top - bottom) / 2) * resolution];
  }

  #fit(bounds: readonly number[], duration = 0): void {
    this.#map.updateSize();
    this.#map.getView().fit(mercatorExtent(bounds), { padding: [...this.#options.padding()], duration });
  }
}

const noOutlines: ReadonlyMap<string, PlaceOutline> = new globalThis.Map();

function newView(extent: readonly number[] | undefined, camera: Camera): View {
  return new View({ maxZoom: finestZoom, ...(extent ? { extent: [...extent] } : {}), enableRotation: false, ...viewOf(camera) });
}

function viewOf({ lon, lat, zoom }: Camera): { center: number[]; zoom: number } {
  return { center: [...toMercator(lon, lat)], zoom };
}

/** A camera over the middle of edges in degrees, until the size of the screen is known. */
function middleOf([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Camera {
  return { lon: (west + east) / 2, lat: (south + north) / 2, zoom: 11 };
}

function mercatorExtent(bounds: readonly number[]): number[] {
  return transformExtent([...bounds], 'EPSG:4326', 'EPSG:3857');
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
