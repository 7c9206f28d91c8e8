import type { Lettering } from '../studio/lettering';
import { Studio, type PictureSize, type Setup } from '../studio/studio';
import { appearance } from '../ui/appearance.svelte';
import { fetchBaseMapInfo } from '../net/api';
import type { CueView } from './cue-views';

/** How pictures of cues look here: as the page does, on the base map of the server. */
export async function setupFor(size: PictureSize): Promise<Setup> {
  const { themes, credits } = await fetchBaseMapInfo();
  const { dark, language } = appearance;
  return { dark, language, themes, credits, size };
}

/** Takes a picture of each view, one after another and each only when it is asked for. */
export async function* picturesOf(views: readonly CueView[], setup: Setup, letter: (view: CueView) => Lettering): AsyncGenerator<Blob, void, undefined> {
  let studio: Studio | undefined;
  try {
    for (const view of views) {
      const { outlook, bounds, at } = view;
      const subject = { outlook, aim: { bounds }, lettering: letter(view) };
      if (studio) await studio.turnTo(subject, at);
      else studio = await Studio.open(setup, subject, at);
      yield await studio.picture();
    }
  } finally {
    studio?.close();
  }
}
