import type Map from 'ol/Map';
import View from 'ol/View';
import { inAndOut } from 'ol/easing';
import { transformExtent } from 'ol/proj';
import { Turn } from './base/turned-features';
import { fromMercator, toMercator, type Mercator } from './view';

/** What part of the map is seen. */
export interface Camera {
  zoom: number;
  lat: number;
  lon: number;
  /** How far the map is turned, in degrees clockwise. */
  turn: number;
}

/** CSS pixels at the edges that panels cover: top, right, bottom, left. */
export type Padding = readonly [number, number, number, number];

const finestZoom = 18;

/** How long a flight to a chosen thing takes, in milliseconds: short enough not to be waited for. */
const flightMs = 700;

/** How long a change of scene takes, in milliseconds: slow enough to keep one's bearings. */
const sceneMs = 1_800;

/** The finest zoom that a scene is shown at: nearer, what stands around it is lost. */
const sceneZoom = 15;

/** What is followed stays in the middle part of what is free, of this share of its width and height. */
const middlePart = 0.4;

/** A flight of which so many pictures in turn took longer than this, in milliseconds, is no flight any more: the rest of the way is left out. */
const slowMs = 50;
const mostSlow = 3;

/** A turn by key, in degrees, and how long it takes, in milliseconds. */
const turnStep = 15;
const turnMs = 250;

/** Moves the view of a map. Whatever moves it is cut short by what moves it next; `still` leaves out the way there. */
export class MapCamera {
  readonly #map: Map;
  readonly #padding: () => Padding;
  #flight: { arrive: () => void; pictureAt: number; slow: number } | undefined;

  constructor(map: Map, padding: () => Padding) {
    this.#map = map;
    this.#padding = padding;
    map.on('postrender', () => this.#cutIfSlow());
  }

  /** What part of the map is seen. */
  seen(): Camera {
    const view = this.#map.getView();
    const [x = 0, y = 0] = view.getCenter() ?? [];
    return { zoom: view.getZoom() ?? 0, ...fromMercator([x, y]), turn: degreesOf(view.getRotation()) };
  }

  /** Brings a position to the middle of the free part of the map, at `leastZoom` or nearer. */
  flyTo(lon: number, lat: number, leastZoom: number, still: boolean): void {
    const view = this.#view();
    const zoom = Math.max(view.getZoom() ?? 0, leastZoom);
    const center = this.#centreInFreePart(toMercator(lon, lat), view.getResolutionForZoom(zoom));
    this.#fly(still ? 0 : flightMs, (duration) => view.animate({ center, zoom, duration }));
  }

  /** Shows the part of the map that a camera sees, at once. */
  moveTo(camera: Camera): void {
    const view = this.#view();
    const { center, zoom, rotation } = viewOf(camera);
    view.setCenter(center);
    view.setZoom(zoom);
    view.setRotation(rotation);
  }

  /** The edges of what is seen in the free part of the map: west, south, east, north in degrees. */
  seenBounds(): number[] {
    const view = this.#map.getView();
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    const [top, right, bottom, left] = this.#padding();
    const resolution = view.getResolution() ?? 1;
    const [x = 0, y = 0] = view.getCenter() ?? [];
    const [west, south] = [x - (width / 2 - left) * resolution, y - (height / 2 - bottom) * resolution];
    const [east, north] = [x + (width / 2 - right) * resolution, y + (height / 2 - top) * resolution];
    return transformExtent([west, south, east, north], 'EPSG:3857', 'EPSG:4326');
  }

  /** Goes where a presenter is: everything between four edges in degrees, turned by some degrees, in what a padding leaves free. */
  goTo(bounds: readonly number[], turn: number, still: boolean, padding = this.#padding()): void {
    this.#map.updateSize();
    const view = this.#view();
    const isTurned = degreesOf(view.getRotation()) !== turn;
    this.#fly(still ? 0 : sceneMs, (duration) => {
      view.fit(mercatorExtent(bounds), { padding: [...padding], duration, easing: inAndOut });
      if (isTurned) view.animate({ rotation: radiansOf(turn), duration, easing: inAndOut });
    });
  }

  /** Shows everything between four edges: west, south, east, north in degrees. */
  fit(bounds: readonly number[], still: boolean): void {
    this.#map.updateSize();
    const view = this.#view();
    this.#fly(still ? 0 : flightMs, (duration) => view.fit(mercatorExtent(bounds), { padding: [...this.#padding()], duration }));
  }

  /** Goes over to another scene: everything between four edges in degrees. */
  showScene(bounds: readonly number[], still: boolean): void {
    const view = this.#view();
    this.#fly(still ? 0 : sceneMs, (duration) => view.fit(mercatorExtent(bounds), { padding: [...this.#padding()], duration, easing: inAndOut, maxZoom: sceneZoom }));
  }

  /** Brings a position back to the middle of the free part of the map when it has left it. */
  keepInMiddle(lon: number, lat: number, still: boolean): void {
    const view = this.#map.getView();
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    const [x, y] = this.#map.getPixelFromCoordinate([...toMercator(lon, lat)]) ?? [];
    if (x === undefined || y === undefined || view.getAnimating() || view.getInteracting()) return;
    const [top, right, bottom, left] = this.#padding();
    const [freeWidth, freeHeight] = [width - left - right, height - top - bottom];
    const [aside, down] = [Math.abs(x - left - freeWidth / 2), Math.abs(y - top - freeHeight / 2)];
    if (aside > (freeWidth * middlePart) / 2 || down > (freeHeight * middlePart) / 2) this.flyTo(lon, lat, 0, still);
  }

  /** Zooms by whole steps, in for positive ones. */
  zoomBy(steps: number, still: boolean): void {
    const view = this.#view();
    const zoom = Math.round(((view.getZoom() ?? 0) + steps) * 2) / 2;
    view.animate({ zoom, duration: still ? 0 : turnMs });
  }

  /** Turns the map by steps, clockwise for positive ones. */
  turnBy(steps: number, still: boolean): void {
    this.turnTo((Math.round(this.seen().turn / turnStep) + steps) * turnStep, still);
  }

  /** Turns the map, the shorter way round; at 0 degrees north is up. */
  turnTo(degrees: number, still: boolean): void {
    this.#view().animate({ rotation: radiansOf(degrees), duration: still ? 0 : turnMs });
  }

  #view(): View {
    const view = this.#map.getView();
    view.cancelAnimations();
    this.#flight = undefined;
    return view;
  }

  /** Sets off for somewhere; `go` goes there in a time in milliseconds. */
  #fly(duration: number, go: (duration: number) => void): void {
    go(duration);
    if (duration > 0) this.#flight = { arrive: () => go(0), pictureAt: NaN, slow: 0 };
  }

  #cutIfSlow(): void {
    const flight = this.#flight;
    if (!flight) return;
    if (!this.#map.getView().getAnimating()) this.#flight = undefined;
    const now = performance.now();
    flight.slow = now - flight.pictureAt > slowMs ? flight.slow + 1 : 0;
    flight.pictureAt = now;
    if (!this.#flight || flight.slow < mostSlow) return;
    this.#view();
    flight.arrive();
  }

  #centreInFreePart(at: Mercator, resolution: number): number[] {
    const [top, right, bottom, left] = this.#padding();
    const turn = new Turn(this.#map.getView().getRotation());
    const [x, y] = turn.turned(at);
    return [...turn.back([x + ((right - left) / 2) * resolution, y + ((top - bottom) / 2) * resolution])];
  }
}

/** A view of what a camera sees, that stays within an extent in Mercator metres where there is one. */
export function newView(extent: readonly number[] | undefined, camera: Camera): View {
  return new View({ maxZoom: finestZoom, ...(extent ? { extent: [...extent] } : {}), ...viewOf(camera) });
}

/** Edges in degrees as edges in Mercator metres. */
export function mercatorExtent(bounds: readonly number[]): number[] {
  return transformExtent([...bounds], 'EPSG:4326', 'EPSG:3857');
}

/** Radians as degrees from -180 to 180. */
export function degreesOf(radians: number): number {
  const degrees = (radians * 180) / Math.PI;
  return degrees - 360 * Math.round(degrees / 360);
}

function radiansOf(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function viewOf({ lon, lat, zoom, turn }: Camera): { center: number[]; zoom: number; rotation: number } {
  return { center: [...toMercator(lon, lat)], zoom, rotation: radiansOf(turn) };
}
