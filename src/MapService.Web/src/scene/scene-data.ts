import type { SideInfo, UnitInfo } from '../contract/contract.g';
import type { StoryEvent, StoryMovement } from '../replay/history';
import type { Snapshot } from '../replay/snapshot';
import type { EventSign } from './glyphs';

/** A place of the gazetteer as the scene needs it. */
export interface ScenePlace {
  id: string;
  name: string;
  kind: string;
  lon: number;
  lat: number;
  accuracyMetres: number;
}

/** Everything the scene looks up by id; it does not change while the replay runs. */
export interface SceneData {
  sides: readonly SideInfo[];
  units: ReadonlyMap<string, UnitInfo>;
  places: ReadonlyMap<string, ScenePlace>;
  events: ReadonlyMap<string, StoryEvent>;
  movements: ReadonlyMap<string, StoryMovement>;
  /** The sign of kinds of events that have one of their own. */
  eventSigns: ReadonlyMap<string, EventSign>;
  /** Places that some side holds at some time: they are named with the things that change, not on the base map. */
  heldPlaces: ReadonlySet<string>;
}

/** Something on the map that can be chosen. */
export interface Selection {
  type: 'event' | 'unit' | 'place';
  id: string;
}

/** An event that is over, with what is left of its mark: 1 when it has just ended, 0 when it has faded. */
export interface FadingEvent {
  event: StoryEvent;
  strength: number;
}

/** What is to be shown at one instant. */
export interface SceneFrame {
  snapshot: Snapshot;
  recent: readonly FadingEvent[];
  /** Story milliseconds per wall millisecond, for marks that flash for a wall second or so. */
  speed: number;
  selection: Selection | undefined;
  /** Whether what has just begun flashes. */
  flashing: boolean;
  /** No easing: signs are where they belong at once. */
  still: boolean;
}
