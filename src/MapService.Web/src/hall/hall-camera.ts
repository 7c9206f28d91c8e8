import type { Showing } from '../contract/contract.g';
import type { Padding } from '../scene/map-camera';
import type { MapScene } from '../scene/map-scene';
import type { CameraLead } from '../ui/camera-lead.svelte';
import type { Player } from '../ui/player.svelte';

/** A unit is followed from at least this near. */
const unitZoom = 12.5;

/** Takes a map where the presenter wants it, once for each wish: after it, the map may go its own way. */
export class HallCamera {
  #done = '';
  #looked: Showing | undefined;
  readonly #roomFor: (bounds: readonly number[]) => Padding | undefined;

  /** `roomFor` says where the map of a cue has room, where it is not the usual place. */
  constructor(roomFor: (bounds: readonly number[]) => Padding | undefined = () => undefined) {
    this.#roomFor = roomFor;
  }

  /** Goes where a showing says, if it has not been gone there yet. To be called before each picture: a cue is read before its map is there. */
  follow(showing: Showing | undefined, scene: MapScene, lead: CameraLead, player: Player, still: boolean): void {
    if (!this.#isNew(showing)) return;
    const { bounds, turn = 0, follow } = showing?.camera ?? {};
    const unit = follow?.startsWith('unit:') ? follow.slice('unit:'.length) : undefined;
    if (bounds) {
      lead.give({ by: 'user' });
      scene.camera.goTo(bounds, turn, still, this.#roomFor(bounds));
    } else if (unit !== undefined) {
      const at = player.snapshot.units.find((candidate) => candidate.unit === unit);
      if (at) scene.camera.flyTo(at.lon, at.lat, unitZoom, still);
      lead.give({ by: 'unit', unit });
    } else if (follow === 'action') lead.give({ by: 'action' });
  }

  /** Takes a showing as gone to: the map is there already. */
  passOver(showing: Showing): void {
    this.#isNew(showing);
  }

  /** The next showing is gone to whatever was gone to before. */
  forget(): void {
    this.#done = '';
    this.#looked = undefined;
  }

  #isNew(showing: Showing | undefined): boolean {
    if (showing === this.#looked) return false;
    this.#looked = showing;
    const wish = showing?.camera ? JSON.stringify([showing.cue, showing.camera]) : '';
    if (wish === '' || wish === this.#done) return false;
    this.#done = wish;
    return true;
  }
}
