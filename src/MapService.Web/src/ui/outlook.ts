import { admitsEvent, seenThrough, type Lens } from '../replay/lens';
import type { StoryEvent } from '../replay/history';
import type { Snapshot } from '../replay/snapshot';
import type { SceneData, SceneFrame } from '../scene/scene-data';
import { dataBySource, snapshotBySource } from './by-source';
import { fadingEvents } from './frames';
import type { Story } from './story';

/** The story as it is looked at: through a lens, in the colours of sides or in those of documents. */
export interface Outlook {
  story: Story;
  lens: Lens;
  bySource: boolean;
  /** What the scene looks things up in. */
  data: SceneData;
  /** What the lens lets through. */
  events: readonly StoryEvent[];
}

export function outlookOn(story: Story, lens: Lens, bySource: boolean): Outlook {
  const data = bySource ? dataBySource(story.scene, story.dataset.sources) : story.scene;
  return { story, lens, bySource, data, events: story.events.filter((event) => admitsEvent(lens, event)) };
}

/** A snapshot as it is drawn, with the events that have not faded yet. */
export function drawnFrom({ story, lens, bySource, data, events }: Outlook, snapshot: Snapshot): Pick<SceneFrame, 'snapshot' | 'recent'> {
  const through = seenThrough(lens, snapshot, story.scene);
  const drawn = events.map((event) => data.events.get(event.id) ?? event);
  return { snapshot: bySource ? snapshotBySource(through, story.scene) : through, recent: fadingEvents(drawn, snapshot.at) };
}
