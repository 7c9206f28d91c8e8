import type { Citation, UnitInfo } from '../contract/contract.g';
import type { StoryEvent, StoryMovement } from './history';
import type { Snapshot } from './snapshot';

/** What is let through. An empty set lets all of its kind through. */
export interface Lens {
  readonly sides: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly certainties: ReadonlySet<string>;
  readonly unit: string | undefined;
}

/** Lets everything through. */
export const clearLens: Lens = { sides: new Set(), kinds: new Set(), sources: new Set(), certainties: new Set(), unit: undefined };

/** Where the things of a snapshot are looked up by id. */
export interface LensLookup {
  readonly units: ReadonlyMap<string, UnitInfo>;
  readonly events: ReadonlyMap<string, StoryEvent>;
  readonly movements: ReadonlyMap<string, StoryMovement>;
}

/** Whether it lets everything through. */
export function isClear(lens: Lens): boolean {
  return restrictions(lens) === 0;
}

/** In how many ways it restricts what is seen. */
export function restrictions({ sides, kinds, sources, certainties, unit }: Lens): number {
  return [sides, kinds, sources, certainties].filter(({ size }) => size > 0).length + (unit === undefined ? 0 : 1);
}

export function admitsEvent(lens: Lens, { feature }: StoryEvent): boolean {
  const { side, kind, citations, certainty, units } = feature.properties;
  return (
    (lens.sides.size === 0 || lens.sides.has(side ?? '')) &&
    (lens.kinds.size === 0 || lens.kinds.has(kind)) &&
    cites(lens, citations) &&
    (lens.certainties.size === 0 || lens.certainties.has(certainty)) &&
    (lens.unit === undefined || units.includes(lens.unit))
  );
}

/** A unit is seen if its side is, and if a document that is asked for names it or its march. Kinds and certainty are those of events. */
export function admitsUnit(lens: Lens, unit: UnitInfo, movement?: StoryMovement): boolean {
  const citations = [...unit.citations, ...(movement?.feature.properties.citations ?? [])];
  return (
    (lens.unit === undefined || lens.unit === unit.id) && (lens.sides.size === 0 || lens.sides.has(unit.side)) && cites(lens, citations)
  );
}

/** The part of a snapshot that is let through; the snapshot itself where that is all of it. */
export function seenThrough(lens: Lens, snapshot: Snapshot, { units, events, movements }: LensLookup): Snapshot {
  if (isClear(lens)) return snapshot;
  const admitted = (id: string) => {
    const event = events.get(id);
    return event !== undefined && admitsEvent(lens, event);
  };
  return {
    ...snapshot,
    units: snapshot.units.filter(({ unit, movement }) => {
      const info = units.get(unit);
      return info !== undefined && admitsUnit(lens, info, movements.get(movement ?? ''));
    }),
    events: snapshot.events.filter(({ event }) => admitted(event)),
    control: snapshot.control.filter(({ event }) => admitted(event)),
  };
}

function cites({ sources }: Lens, citations: readonly Citation[]): boolean {
  return sources.size === 0 || citations.some(({ source }) => sources.has(source));
}
