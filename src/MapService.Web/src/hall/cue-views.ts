import type { CueInfo, LectureInfo } from '../contract/contract.g';
import { actionAt, lookAhead, nextShot } from '../replay/director';
import { parseStory, type StoryMs } from '../replay/story-time';
import { outlookOn, type Outlook } from '../ui/outlook';
import type { Story } from '../ui/story';
import { boundsAround, cameraOf, lensOf } from './cues';

/** How a picture of a cue is taken. */
export interface CueView {
  readonly cue: CueInfo;
  readonly at: StoryMs;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly number[];
  readonly outlook: Outlook;
}

/** How near a unit that is followed is seen. */
const unitZoom = 13.5;

/** A unit under way is looked for so often between the start of a cue and its end. */
const looks = 12;

/** How the pictures of a lecture are taken, cue by cue. One that leaves the map where it is has the view of the cue before. */
export function viewsOf({ cues }: LectureInfo, story: Story): readonly CueView[] {
  let bounds: readonly number[] = story.dataset.view;
  return cues.map((cue) => {
    bounds = boundsOf(cue, story) ?? bounds;
    return { cue, at: parseStory(cue.at), bounds, outlook: outlookOn(story, lensOf(cue.lens), false) };
  });
}

/** A picture does not move: what the camera of a cue follows is seen from where it starts to where it comes. */
function boundsOf(cue: CueInfo, story: Story): readonly number[] | undefined {
  const { camera } = cue;
  if (!camera) return undefined;
  if (camera.follow === 'unit') return around(wayOf(camera.unit ?? '', cue, story));
  if (camera.follow === 'action') return nextShot(undefined, actionAt(story.action, parseStory(cue.at), lookAhead(cue.speed ?? 1)), 0)?.box;
  return cameraOf(camera, (id) => story.scene.places.get(id))?.bounds;
}

function wayOf(unit: string, { at, to }: CueInfo, story: Story): { lon: number; lat: number }[] {
  const from = parseStory(at);
  const step = ((to === undefined ? from : parseStory(to)) - from) / looks;
  return Array.from({ length: looks + 1 }, (_, index) => story.timeline.at(from + index * step).units.find((one) => one.unit === unit)).flatMap((found) => found ?? []);
}

function around(spots: readonly { lon: number; lat: number }[]): readonly number[] | undefined {
  if (spots.length === 0) return undefined;
  const boxes = spots.map((spot) => boundsAround(spot, unitZoom));
  const edge = (index: number, outermost: (...values: number[]) => number) => outermost(...boxes.map((box) => box[index] ?? NaN));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}
