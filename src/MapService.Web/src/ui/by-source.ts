import type { Citation, SideInfo, SourceInfo } from '../contract/contract.g';
import type { StoryEvent } from '../replay/history';
import type { Snapshot } from '../replay/snapshot';
import type { SceneData } from '../scene/scene-data';
import type { Story } from './story';
import { texts } from '../texts/texts.svelte';

/** Colours that differ for every eye (Okabe and Ito), and patterns that differ in print. */
const looks = [
  { colour: '#0072B2', pattern: 'solid' },
  { colour: '#D55E00', pattern: 'diagonal' },
  { colour: '#009E73', pattern: 'cross' },
  { colour: '#CC79A7', pattern: 'dots' },
  { colour: '#8A6D00', pattern: 'horizontal' },
  { colour: '#4B4B9F', pattern: 'vertical' },
] as const;

/** Stands for what several documents tell. */
const several = { id: 'source:', description: '', colour: '#5B6168', pattern: 'grid' };

/** The documents as if each were a side, so that the map can be coloured by them. */
export function sourcesAsSides(sources: readonly SourceInfo[]): SideInfo[] {
  const sides = sources.map(({ id, title, author }, index) => {
    const look = looks[index % looks.length] ?? looks[0];
    return { id: `source:${id}`, name: `${author}: ${title}`, description: title, ...look };
  });
  return [...sides, { ...several, name: texts.severalDocuments }];
}

/** The same data with documents in the place of sides. */
export function dataBySource(data: SceneData, sources: readonly SourceInfo[]): SceneData {
  return {
    ...data,
    sides: sourcesAsSides(sources),
    units: mapped(data.units, (unit) => ({ ...unit, side: sideOf(unit.citations) })),
    events: mapped(data.events, (event) => {
      const { feature } = event;
      return { ...event, feature: { ...feature, properties: { ...feature.properties, side: sideOf(feature.properties.citations) } } };
    }),
  };
}

/** Who holds a place is told by the document of the event that gave it away. */
export function snapshotBySource(snapshot: Snapshot, { events }: SceneData): Snapshot {
  const control = snapshot.control.map((held) => ({ ...held, side: sideOf(events.get(held.event)?.feature.properties.citations ?? []) }));
  return { ...snapshot, control };
}

/** The side whose colours an event has, or the document where colours tell documents. */
export function lookOf({ feature }: StoryEvent, story: Story, bySource: boolean): SideInfo | undefined {
  const { side, citations } = feature.properties;
  return bySource ? sourcesAsSides(story.dataset.sources).find(({ id }) => id === sideOf(citations)) : story.side(side);
}

function sideOf(citations: readonly Citation[]): string {
  const sources = new Set(citations.map(({ source }) => source));
  const [only] = sources;
  return sources.size === 1 && only !== undefined ? `source:${only}` : several.id;
}

function mapped<T>(items: ReadonlyMap<string, T>, change: (item: T) => T): Map<string, T> {
  return new Map([...items].map(([id, item]) => [id, change(item)]));
}
