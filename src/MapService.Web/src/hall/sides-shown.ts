import type { SideInfo } from '../contract/contract.g';
import type { Snapshot } from '../replay/snapshot';
import type { Story } from '../ui/story';

/** The sides that the map shows at a moment: more need not be learned. */
export function sidesShown({ units, control, events }: Snapshot, story: Story): readonly SideInfo[] {
  const seen = new Set([
    ...units.map(({ unit }) => story.unit(unit)?.side),
    ...control.map(({ side }) => side),
    ...events.map(({ event }) => story.event(event)?.feature.properties.side),
  ]);
  return story.sides.filter(({ id }) => seen.has(id));
}
