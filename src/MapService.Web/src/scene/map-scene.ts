import Map from 'ol/Map';
import View from 'ol/View';
import { defaults as defaultInteractions } from 'ol/interaction/defaults';
import { transformExtent } from 'ol/proj';
import type { FrameState } from 'ol/Map';
import { wallNow } from '../net/wall-clock';
import { loadBaseMap, type BaseMap } from './base/base-map';
import { baseFonts } from './base/palette';
import type { Box } from './label-layout';
import { overlayFonts } from './overlay/drawing';
import { Overlay } from './overlay/overlay';
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
  /** CSS pixels at the edges that panels cover: top, right, bottom, left. */
  padding: () => readonly [number, number, number, number];
  /** Parts of the screen that lie over the map; no label is put under them. */
  covered: () => readonly Box[];
  onPick(selection: Selection | undefined): void;
  onMoved(camera: Camera): void;
}

/** The view never leaves the part of the world that the base map draws. */
const theatre = transformExtent([20, 49, 40, 63], 'EPSG:4326', 'EPSG:3857');

/** How long a flight to a chosen thing takes, in milliseconds: short enough not to be waited for. */
const flightMs = 700;

/** The map and everything on it. The only way into this folder. */
export class MapScene {
  readonly #map: Map;
  readonly #overlay: Overlay;
  readonly #options: SceneOptions;
  readonly #resizes: ResizeObserver;
  #base: BaseMap = { layers: [], outlines: new globalThis.Map() };
  #covered: readonly Box[] = [];
  #view: MapView | undefined;
  #frame: SceneFrame | undefined;

  constructor(target: HTMLElement, options: SceneOptions) {
    this.#options = options;
    this.#overlay = new Overlay(options.data);
    this.#map = new Map({
      target,
      layers: [],
      controls: [],
      interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false }),
      view: new View({ minZoom: 7, maxZoom: 18, extent: theatre, enableRotation: false, ...centreOf(options.camera) }),
      maxTilesLoading: 4,
    });
    target.append(this.#overlay.canvas);
    if (!options.camera) this.#fit(options.bounds);
    this.#listen();
    this.#resizes = new ResizeObserver(() => this.#map.updateSize());
    this.#resizes.observe(target);
    void Promise.all([...overlayFonts, ...baseFonts].map((font) => document.fonts.load(font))).then(() => this.#fontsArrived());
  }

  /** Fetches and shows the base map; what moves is shown before it is there. */
  async loadBase(): Promise<void> {
    this.#base = await loadBaseMap(() => this.#freeExtent(), this.#options.data.heldPlaces);
    this.#map.getLayers().extend(this.#base.layers);
  }

  /** Shows an instant. Costs nothing where neither it nor the view has changed. */
  show(frame: SceneFrame): void {
    const same = this.#frame && isSame(this.#frame, frame) && !this.#overlay.restless;
    this.#frame = frame;
    if (!same) this.#draw();
  }

  /** To be told when panels have opened, closed or changed their size. */
  coverChanged(): void {
    this.#covered = this.#options.covered();
    this.#draw();
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
    const { center, zoom } = centreOf(camera);
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

  /** Takes everything away that the constructor made. */
  dispose(): void {
    this.#resizes.disconnect();
    this.#overlay.canvas.remove();
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  #listen(): void {
    this.#map.on('postrender', ({ frameState }) => frameState && this.#viewChanged(frameState));
    this.#map.on('moveend', () => this.#options.onMoved(this.camera()));
    this.#map.on('change:size', () => this.coverChanged());
    this.#map.on('click', ({ pixel: [x = 0, y = 0] }) => this.#options.onPick(this.#overlay.pick(x, y)));
    this.#map.on('pointermove', ({ dragging, pixel: [x = 0, y = 0] }) => {
      if (!dragging) this.#map.getTargetElement()?.classList.toggle('pointing', this.#overlay.pick(x, y) !== undefined);
    });
  }

  #viewChanged({ coordinateToPixelTransform, viewState, size: [width = 0, height = 0], pixelRatio }: FrameState): void {
    const { resolution, zoom } = viewState;
    this.#view = { transform: [...coordinateToPixelTransform], resolution, zoom, width, height, pixelRatio };
    this.#draw();
  }

  #draw(): void {
    if (this.#view && this.#frame) this.#overlay.draw(this.#view, this.#frame, { outlines: this.#base.outlines, covered: this.#covered }, wallNow());
  }

  #fontsArrived(): void {
    this.#overlay.fontsArrived();
    for (const layer of this.#base.layers) layer.changed();
    this.#draw();
  }

  /** The extent that no panel covers. */
  #freeExtent(): number[] {
    const view = this.#map.getView();
    const [west = 0, south = 0, east = 0, north = 0] = view.calculateExtent(this.#map.getSize());
    const resolution = view.getResolution() ?? 1;
    const [top, right, bottom, left] = this.#options.padding();
    return [west + left * resolution, south + bottom * resolution, east - right * resolution, north - top * resolution];
  }

  #centreInFreePart([x, y]: Mercator, resolution: number): number[] {
    const [top, right, bottom, left] = this.#options.padding();
    return [x + ((right - left) / 2) * resolution, y + ((top - bottom) / 2) * resolution];
  }

  #fit(bounds: readonly number[], duration = 0): void {
    this.#map.updateSize();
    const extent = transformExtent([...bounds], 'EPSG:4326', 'EPSG:3857');
    this.#map.getView().fit(extent, { padding: [...this.#options.padding()], duration });
  }
}

function centreOf(camera: Camera | undefined): { center: number[]; zoom: number } {
  if (!camera) return { center: [...toMercator(30.33, 59.93)], zoom: 11 };
  return { center: [...toMercator(camera.lon, camera.lat)], zoom: camera.zoom };
}

function isSame(a: SceneFrame, b: SceneFrame): boolean {
  const sameStory = a.snapshot === b.snapshot && a.recent === b.recent && a.selection === b.selection;
  return sameStory && a.still === b.still && a.flashing === b.flashing;
}
