import { zipSync, type Zippable } from 'fflate';
import type { CueInfo, LectureInfo } from '../contract/contract.g';
import { filmScenes, FilmCancelledError, type Scene, type Take } from '../studio/film';
import { parseStory } from '../replay/story-time';
import type { Story } from '../ui/story';
import { runSeconds } from './cues';
import { Slide } from './cue-lettering';
import { picturesOf, setupFor } from './cue-pictures';
import { viewsOf } from './cue-views';
import { fileNameOf } from './file-names';

const slideSize = { width: 1920, height: 1080, pixelRatio: 1 };
const filmSize = { width: 1280, height: 720, pixelRatio: 1 };
const filmFrameRate = 24;

/** A moment that stands is read in this many seconds; who wants longer stops the film. */
const longestStanding = 8;

/** Each cue as the hall sees it, as numbered PNGs in a ZIP. Throws {@link FilmCancelledError} where it is given up. */
export async function slidesOf(lecture: LectureInfo, story: Story, onProgress: (part: number) => void, signal: AbortSignal): Promise<Blob> {
  const setup = await setupFor(slideSize);
  const files: Zippable = {};
  let done = 0;
  for await (const picture of picturesOf(viewsOf(lecture, story), setup, (view) => new Slide(lecture, view, setup))) {
    if (signal.aborted) throw new FilmCancelledError();
    const cue = lecture.cues[done];
    // PNGs are packed already.
    files[`${fileNameOf(done + 1, cue?.heading ?? '')}.png`] = [new Uint8Array(await picture.arrayBuffer()), { level: 0 }];
    onProgress(++done / lecture.cues.length);
  }
  return new Blob([zipSync(files)], { type: 'application/zip' });
}

/** All cues one after another as WebM. Throws {@link FilmCancelledError} where it is given up. */
export async function filmOf(lecture: LectureInfo, story: Story, onProgress: (part: number) => void, signal: AbortSignal): Promise<Blob> {
  const setup = await setupFor(filmSize);
  const scenes = viewsOf(lecture, story).map((view): Scene => {
    const { cue, at, bounds, outlook } = view;
    return { subject: { outlook, aim: { bounds }, lettering: new Slide(lecture, view, setup) }, ...lengthOf(cue, at) };
  });
  return filmScenes(setup, scenes, onProgress, signal);
}

function lengthOf(cue: CueInfo, at: number): { take: Take } | { at: number; stands: number } {
  if (runSeconds(cue) === 0 || cue.to === undefined || cue.speed === undefined) return { at, stands: Math.min(cue.minutes * 60, longestStanding) };
  return { take: { from: at, to: parseStory(cue.to), speed: cue.speed, frameRate: filmFrameRate } };
}
