import type { UnitAt } from '../replay/snapshot';
import { timeText } from '../replay/story-text';
import type { Story } from './story';
import { texts, wordIn } from '../texts/texts.svelte';

/** Where a unit is in words: its way with the hours, or the place where it stands. */
export function whereaboutsOf(unit: UnitAt, story: Story): string {
  const movement = story.movement(unit.movement);
  if (!movement) return standingAt(unit, story);
  const [from, to] = movement.feature.properties.places;
  const nameOf = (place: typeof from) => (place ? story.placeName(place.id, place.name) : '?');
  const hours = `${timeText(movement.start)} – ${timeText(movement.end)}`;
  return texts.underWay(wordIn(texts.modes, movement.feature.properties.mode), nameOf(from), nameOf(to), hours);
}

function standingAt({ lon, lat }: UnitAt, story: Story): string {
  const place = story.placeNameAt(lon, lat);
  return place ? texts.standingAt(place) : texts.standing;
}
