import { wallNow } from '../net/wall-clock';
import { actionAt, lookAhead, nextShot, type Shot } from '../replay/director';
import type { MapCamera } from '../scene/map-camera';
import type { Grip } from '../scene/map-scene';
import type { Player } from './player.svelte';
import type { Story } from './story';

/** What leads the camera: the user, the action, or a unit. */
export type Lead = { readonly by: 'user' | 'action' } | { readonly by: 'unit'; readonly unit: string };

/** Leads the camera to where things happen, or after a unit, until the user takes it. */
export class CameraLead {
  lead: Lead = $state.raw({ by: 'user' });
  #shot: Shot | undefined;
  #shown: Shot | undefined;
  #looked = NaN;

  /** Whether a unit is followed. */
  follows(unit: string): boolean {
    return this.lead.by === 'unit' && this.lead.unit === unit;
  }

  /** Hands the camera over. */
  give(lead: Lead): void {
    this.lead = lead;
    this.#shot = this.#shown = undefined;
    this.#looked = NaN;
  }

  /** The user has taken the map. Who follows a unit may still zoom and turn. */
  taken(grip: Grip): void {
    if (this.lead.by === 'action' || grip === 'pan') this.give({ by: 'user' });
  }

  /** Moves the camera where it is led; called once per animation frame. */
  move(camera: MapCamera, story: Story, player: Player, still: boolean): void {
    if (this.lead.by === 'action') this.#moveToAction(camera, story, player, still);
    if (this.lead.by === 'unit') this.#moveToUnit(camera, this.lead.unit, player, still);
  }

  /** Where things happen is looked up as often as lists are renewed, which is often enough. */
  #moveToAction(camera: MapCamera, story: Story, player: Player, still: boolean): void {
    if (player.calmStory !== this.#looked) {
      this.#looked = player.calmStory;
      const spots = actionAt(story.action, player.calmStory, lookAhead(player.speed));
      this.#shot = nextShot(this.#shot, spots, wallNow());
    }
    if (!this.#shot || this.#shot === this.#shown) return;
    this.#shown = this.#shot;
    camera.showScene(this.#shot.box, still);
  }

  #moveToUnit(camera: MapCamera, id: string, player: Player, still: boolean): void {
    const unit = player.snapshot.units.find((candidate) => candidate.unit === id);
    if (unit) camera.keepInMiddle(unit.lon, unit.lat, still);
  }
}
