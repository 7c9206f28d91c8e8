import type { DatasetInfo, KindInfo, PlaceFeature, PlaceProperties, ReplayIds, SideInfo, SourceInfo, UnitInfo } from '../contract/contract.g';
import type { HistoryAnswers } from '../net/api';
import type { ActionSource } from '../replay/director';
import { readEvents, readMovements, readUnits, type StoryEvent, type StoryMovement } from '../replay/history';
import { LocalTimeline } from '../replay/local-timeline';
import { metresBetween, type LonLat } from '../replay/routes';
import { parseStory, type StoryMs, type StorySpan } from '../replay/story-time';
import { SearchIndex } from '../replay/search';
import type { Spot } from '../replay/sun';
import type { Language } from '../texts/languages';
import { eventSignOf, type EventSign } from '../scene/glyphs';
import type { SceneData, ScenePlace } from '../scene/scene-data';
import { texts, wordIn } from '../texts/texts.svelte';
import { regionOf, type Bounds } from './extents';

/** A unit this near to a place is said to be at it, or nearer than the place is known. */
const nearMetres = 120;

/** A part of the story. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly span: StorySpan;
}

/** The signs that this history makes use of, for the legend. */
export interface SignsInUse {
  readonly unitKinds: readonly string[];
  readonly eventSigns: readonly EventSign[];
  readonly openBridges: boolean;
  /** Whether any unit is drawn as a column in its length. */
  readonly columns: boolean;
}

/** The whole history as the interface looks things up in it. */
export class Story {
  readonly dataset: DatasetInfo;
  /** False while only the data set is known. */
  readonly whole: boolean;
  /** What the indexes in frames stand for. */
  readonly ids: ReplayIds;
  readonly span: StorySpan;
  /** Where a replay starts that is not told where. */
  readonly opening: StoryMs;
  readonly chapters: readonly Chapter[];
  readonly events: readonly StoryEvent[];
  readonly movements: readonly StoryMovement[];
  /** Sides in the order of how much they do. */
  readonly sides: readonly SideInfo[];
  readonly signs: SignsInUse;
  readonly timeline: LocalTimeline;
  /** What the camera's director looks at. */
  readonly action: ActionSource;
  readonly scene: SceneData;
  readonly search: SearchIndex;
  /** The middle of the data set's first view: its day and night are the story's. */
  readonly spot: Spot;
  /** Where the whole story plays, beyond the data set's first view. */
  readonly region: Bounds;
  readonly #places: ReadonlyMap<string, PlaceFeature>;
  readonly #sides: ReadonlyMap<string, SideInfo>;
  readonly #sources: ReadonlyMap<string, SourceInfo>;
  readonly #kinds: ReadonlyMap<string, string>;
  readonly #language: Language;

  /** Places are named in `language` where the gazetteer has such a name, else in English. */
  constructor(answers: HistoryAnswers, language: Language) {
    const { dataset, events, movements, places } = answers;
    this.dataset = dataset;
    this.whole = answers.whole;
    this.#language = language;
    this.ids = answers.ids;
    this.span = { from: parseStory(dataset.span.from), to: parseStory(dataset.span.to) };
    this.opening = parseStory(dataset.opening);
    this.chapters = dataset.chapters.map(({ id, title, span }) => ({ id, title, span: { from: parseStory(span.from), to: parseStory(span.to) } }));
    this.events = readEvents(events.features);
    this.movements = readMovements(movements.features);
    this.sides = byWeight(dataset, this.events);
    const eventSigns = signsByKind(dataset.kinds);
    this.signs = {
      unitKinds: [...new Set(dataset.units.map(({ kind }) => kind))].sort(),
      eventSigns: [...new Set(eventSigns.values())],
      openBridges: this.events.some(({ feature }) => feature.properties.bridges.length > 0),
      columns: this.movements.some(({ feature }) => feature.properties.column !== undefined),
    };
    const [west = 0, south = 0, east = 0, north = 0] = dataset.view;
    this.spot = { lon: (west + east) / 2, lat: (south + north) / 2 };
    this.region = regionOf(answers);
    this.#places = byId(places.features.map((place) => named(place, language)));
    this.#sides = byId(dataset.sides);
    this.#sources = byId(dataset.sources);
    this.#kinds = new Map(dataset.kinds.map(({ id, name }) => [id, name]));
    this.search = new SearchIndex(this.events, dataset.units, new Map([...this.#places].map(([id, { properties }]) => [id, properties])));
    this.scene = {
      sides: dataset.sides,
      units: byId(dataset.units),
      places: byId([...this.#places.values()].flatMap(scenePlace)),
      events: byId(this.events),
      movements: byId(this.movements),
      eventSigns,
      heldPlaces: new Set(this.events.flatMap(({ feature }) => feature.properties.control.map(({ place }) => place))),
    };
    this.action = { events: this.events, movements: this.movements, placeAt: (id) => this.scene.places.get(id) };
    this.timeline = new LocalTimeline(this.events, this.movements, readUnits(dataset.units, (id) => this.#positionOf(id)));
  }

  /** The chapter in which a moment lies; undefined between chapters. */
  chapterAt(at: StoryMs): Chapter | undefined {
    return this.chapters.find(({ span }) => at >= span.from && at < span.to);
  }

  /** An event by its id; undefined where the data has none, as with all these lookups. */
  event(id: string): StoryEvent | undefined {
    return this.scene.events.get(id);
  }

  movement(id: string | undefined): StoryMovement | undefined {
    return this.scene.movements.get(id ?? '');
  }

  unit(id: string): UnitInfo | undefined {
    return this.scene.units.get(id);
  }

  place(id: string): PlaceProperties | undefined {
    return this.#places.get(id)?.properties;
  }

  /** Name of a place in the language of the map; `otherwise` for one that the gazetteer does not have. */
  placeName(id: string, otherwise = id): string {
    return this.place(id)?.name ?? otherwise;
  }

  side(id: string | undefined): SideInfo | undefined {
    return this.#sides.get(id ?? '');
  }

  source(id: string): SourceInfo | undefined {
    return this.#sources.get(id);
  }

  /** Name of a kind of events: that of the data in its own language, else ours where we have one. */
  kindName(id: string): string {
    const own = this.#kinds.get(id) ?? id;
    return this.dataset.language === this.#language ? own : wordIn({ [id]: own, ...texts.eventKinds }, id);
  }

  /** Name of the place at a position; undefined where none is near enough to say so. */
  placeNameAt(lon: number, lat: number): string | undefined {
    let best: { name: string; metres: number } | undefined;
    for (const place of this.scene.places.values()) {
      const metres = metresBetween([lon, lat], [place.lon, place.lat]);
      const limit = Math.max(nearMetres, Math.min(place.accuracyMetres, 400));
      if (metres <= limit && metres < (best?.metres ?? Infinity)) best = { name: place.name, metres };
    }
    return best?.name;
  }

  #positionOf(place: string): LonLat | undefined {
    const found = this.scene.places.get(place);
    return found && [found.lon, found.lat];
  }
}

function byWeight({ sides, units }: DatasetInfo, events: readonly StoryEvent[]): SideInfo[] {
  const weight = (id: string) =>
    events.filter(({ feature }) => feature.properties.side === id).length + units.filter(({ side }) => side === id).length;
  return [...sides].sort((a, b) => weight(b.id) - weight(a.id));
}

function signsByKind(kinds: readonly KindInfo[]): Map<string, EventSign> {
  return new Map(kinds.flatMap(({ id, sign }): [string, EventSign][] => {
    const known = eventSignOf(sign);
    return known ? [[id, known]] : [];
  }));
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** A place under its name in a language. */
function named(place: PlaceFeature, language: Language): PlaceFeature {
  const { names, name } = place.properties;
  const wanted = names.find((candidate) => candidate.language === language)?.text;
  return { ...place, properties: { ...place.properties, name: language === 'en' ? name : (wanted ?? name) } };
}

function scenePlace({ id, geometry, properties }: PlaceFeature): ScenePlace[] {
  const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : (geometry.coordinates[0] ?? []);
  if (lon === undefined || lat === undefined) return [];
  return [{ id, name: properties.name, kind: properties.kind, accuracyMetres: properties.accuracyMetres, lon, lat }];
}
