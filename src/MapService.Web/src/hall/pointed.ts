import type { Snapshot } from '../replay/snapshot';
import { positionOf } from '../ui/positions';
import type { Story } from '../ui/story';
import { targetOf } from './cues';
import type { Pointed } from './hall-canvas';

/**
 * What a target such as `place:smolny` points out at a moment; empty for what has no place. Places are named; units have their
 * names on the map, and an event has its ring around the place where it was.
 */
export function pointedAt(text: string, story: Story, snapshot: Snapshot): Pointed[] {
  const target = targetOf(text);
  const at = target && positionOf(target, story, snapshot);
  if (!target || !at) return [];
  return [{ lon: at.lon, lat: at.lat, name: target.type === 'place' ? story.placeName(target.id, '') : '' }];
}
