import type { Snapshot } from '../replay/snapshot';
import type { Selection } from '../scene/scene-data';
import type { Story } from './story';

/** Where something chosen is at a moment: a unit where it stands, a place, an event at its first place. Undefined for what has no place. */
export function positionOf(selection: Selection, story: Story, snapshot: Snapshot): { lon: number; lat: number } | undefined {
  switch (selection.type) {
    case 'unit':
      return snapshot.units.find(({ unit }) => unit === selection.id);
    case 'place':
      return story.scene.places.get(selection.id);
    case 'event':
      return story.scene.places.get(story.event(selection.id)?.feature.properties.places[0]?.id ?? '');
  }
}
