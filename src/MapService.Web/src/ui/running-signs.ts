import { gregorianDate } from '../replay/calendar';
import { dayText, timeText } from '../replay/story-text';
import { dayMs, type StoryMs } from '../replay/story-time';
import type { CameraLead } from './camera-lead.svelte';
import type { Pacing } from './pacing.svelte';
import type { Player } from './player.svelte';
import type { Story } from './story';
import { dateNames, texts } from './texts';

/** Something that goes on until it is ended, as a sign says it. */
export interface Sign {
  id: string;
  text: string;
  /** What a tap does. */
  end: string;
  onend: () => void;
}

/** What goes on beside the playing itself. */
export function signsOf(player: Player, pacing: Pacing, lead: CameraLead, story: Story, aboutSession: () => void): Sign[] {
  return [...sessionSigns(player, aboutSession), ...leadSigns(lead, story), ...pacingSigns(pacing), ...loopSigns(player)];
}

function sessionSigns({ shared }: Player, onend: () => void): Sign[] {
  if (!shared) return [];
  const text = shared.isControlled ? texts.leading(shared.joinCode) : texts.following(shared.joinCode);
  return [{ id: 'session', text, end: texts.aboutSession, onend }];
}

function pacingSigns(pacing: Pacing): Sign[] {
  const onend = () => pacing.end();
  switch (pacing.manner.by) {
    case 'user':
      return [];
    case 'activity':
      return [{ id: 'pace', text: texts.pacedByAction, end: texts.usualPace, onend }];
    case 'length':
      return [{ id: 'pace', text: texts.telling(pacing.manner.seconds / 60, minutesText(pacing.secondsLeft)), end: texts.endTelling, onend }];
  }
}

/** Minutes and seconds: `8:05`. */
function minutesText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function leadSigns(lead: CameraLead, story: Story): Sign[] {
  const onend = () => lead.give({ by: 'user' });
  switch (lead.lead.by) {
    case 'user':
      return [];
    case 'action':
      return [{ id: 'lead', text: texts.followingAction, end: texts.stopFollowing, onend }];
    case 'unit':
      return [{ id: 'lead', text: texts.followingUnit(story.unit(lead.lead.unit)?.name ?? lead.lead.unit), end: texts.stopFollowing, onend }];
  }
}

function loopSigns(player: Player): Sign[] {
  if (!player.loop) return [];
  const [from, to] = endsOf(player.loop.fromMs, player.loop.toMs);
  return [{ id: 'loop', text: texts.looping(from, to), end: texts.endLoop, onend: () => player.playOver(undefined) }];
}

/** Both ends as hours, with their days where those differ. */
function endsOf(from: StoryMs, to: StoryMs): [string, string] {
  const isOneDay = Math.floor(from / dayMs) === Math.floor(to / dayMs);
  const textOf = (at: StoryMs) => (isOneDay ? timeText(at) : `${dayText(gregorianDate(at), dateNames)}, ${timeText(at)}`);
  return [textOf(from), textOf(to)];
}
