import { gregorianDate } from '../replay/calendar';
import { dayText, timeText } from '../replay/story-text';
import { dayMs, type StoryMs } from '../replay/story-time';
import type { CameraLead } from './camera-lead.svelte';
import type { Pacing } from './pacing.svelte';
import type { Player } from './player.svelte';
import type { Story } from './story';
import { dateNames, texts } from '../texts/texts.svelte';

/** Something that goes on until it is ended, as a sign says it. */
export interface Sign {
  id: string;
  text: string;
  /** What a tap does: it ends what goes on, or opens what there is to say about it. */
  tap: string;
  ends: boolean;
  ontap: () => void;
}

/** What goes on beside the playing itself. */
export function signsOf(player: Player, pacing: Pacing, lead: CameraLead, story: Story, taps: SessionTaps): Sign[] {
  return [...sessionSigns(player, taps), ...leadSigns(lead, story), ...pacingSigns(pacing), ...loopSigns(player)];
}

/** What a tap on the sign of a session does. */
export interface SessionTaps {
  aboutSession(): void;
  /** Goes back to the presenter. */
  follow(): void;
}

function sessionSigns({ shared, roaming, presentedCalm, showing }: Player, { aboutSession: ontap, follow }: SessionTaps): Sign[] {
  if (!shared) return [];
  if (roaming) {
    const where = [timeText(presentedCalm), showing?.heading].filter((part) => part !== undefined).join(' · ');
    return [{ id: 'roaming', text: texts.hall.presenterIsAt(where), tap: texts.hall.returnToPresenter, ends: true, ontap: follow }];
  }
  const text = shared.isControlled ? texts.leading(shared.joinCode) : texts.following(shared.joinCode);
  return [{ id: 'session', text, tap: texts.aboutSession, ends: false, ontap }];
}

function pacingSigns(pacing: Pacing): Sign[] {
  const ontap = () => pacing.end();
  switch (pacing.manner.by) {
    case 'user':
      return [];
    case 'activity':
      return [{ id: 'pace', text: texts.paced, tap: texts.usualPace, ends: true, ontap }];
    case 'length':
      return [{ id: 'pace', text: texts.telling(pacing.manner.seconds / 60, minutesText(pacing.secondsLeft)), tap: texts.endTelling, ends: true, ontap }];
  }
}

/** Minutes and seconds: `8:05`. */
function minutesText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function leadSigns(lead: CameraLead, story: Story): Sign[] {
  const ontap = () => lead.give({ by: 'user' });
  switch (lead.lead.by) {
    case 'user':
      return [];
    case 'action':
      return [{ id: 'lead', text: texts.followingAction, tap: texts.stopFollowing, ends: true, ontap }];
    case 'unit':
      return [{ id: 'lead', text: texts.followingUnit(story.unit(lead.lead.unit)?.name ?? lead.lead.unit), tap: texts.stopFollowing, ends: true, ontap }];
  }
}

/** What a presenter lets loop is his: who follows him has no use for a sign of it. */
function loopSigns(player: Player): Sign[] {
  const isPresented = player.showing !== undefined && !player.roaming && !player.shared?.isControlled;
  if (!player.loop || player.loop.once || isPresented) return [];
  const [from, to] = endsOf(player.loop.fromMs, player.loop.toMs);
  return [{ id: 'loop', text: texts.looping(from, to), tap: texts.endLoop, ends: true, ontap: () => player.playOver(undefined) }];
}

/** Both ends as hours, with their days where those differ. */
function endsOf(from: StoryMs, to: StoryMs): [string, string] {
  const isOneDay = Math.floor(from / dayMs) === Math.floor(to / dayMs);
  const textOf = (at: StoryMs) => (isOneDay ? timeText(at) : `${dayText(gregorianDate(at), dateNames)}, ${timeText(at)}`);
  return [textOf(from), textOf(to)];
}
