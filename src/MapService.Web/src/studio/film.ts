import { BufferTarget, CanvasSource, getFirstEncodableVideoCodec, Output, QUALITY_HIGH, WebMOutputFormat } from 'mediabunny';
import type { StoryMs } from '../replay/story-time';
import { frameCount } from './film-length';
import { Studio, type PictureSize, type Setup, type Sitting, type Subject } from './studio';

/** What is filmed: story time [from, to) at a pace in story seconds per second. */
export interface Take {
  from: StoryMs;
  to: StoryMs;
  speed: number;
  frameRate: number;
}

/** A part of a film: a take of a subject, or with `stands` a moment that is shown for so many seconds. */
export type Scene = { subject: Subject } & ({ take: Take } | { at: StoryMs; stands: number });

/** The film was given up before it was done. */
export class FilmCancelledError extends Error {}

/** A picture that stands is given to the film once a second, so that a player can go to any second of it. */
const standingFrameRate = 1;

/** Whether this browser can write films of a size; only a page that came over https or from this machine may. */
export async function canFilm(size: PictureSize): Promise<boolean> {
  return 'VideoEncoder' in globalThis && (await codecFor(size)) !== null;
}

/** Films the map as WebM; see {@link filmScenes}. */
export function takeFilm(sitting: Sitting, take: Take, onProgress: (part: number) => void, signal: AbortSignal): Promise<Blob> {
  return filmScenes(sitting, [{ subject: sitting, take }], onProgress, signal);
}

/**
 * Films scenes one after another as WebM, picture by picture from the timeline that is here: none is left out, however long
 * each takes. There is at least one scene. `onProgress` is told the part that is done, in [0, 1].
 */
export async function filmScenes(setup: Setup, scenes: readonly Scene[], onProgress: (part: number) => void, signal: AbortSignal): Promise<Blob> {
  const codec = await codecFor(setup.size);
  if (!codec) throw new Error('This browser has no encoder for a film of this size.');
  const [first] = scenes;
  if (!first) throw new Error('Invariant: a film has a scene.');
  const studio = await Studio.open(setup, first.subject, startOf(first));
  const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
  try {
    const source = new CanvasSource(studio.canvas, { codec, quality: QUALITY_HIGH });
    output.addVideoTrack(source);
    await output.start();
    const count = scenes.reduce((sum, scene) => sum + framesOf(scene), 0);
    let [done, second] = [0, 0];
    for (const scene of scenes) {
      if (scene !== first) await studio.turnTo(scene.subject, startOf(scene));
      const frameRate = 'take' in scene ? scene.take.frameRate : standingFrameRate;
      for (let index = 0; index < framesOf(scene); index++) {
        if (signal.aborted) throw new FilmCancelledError();
        if ('take' in scene) drawFrame(studio, scene.take, index);
        await source.add(second, 1 / frameRate);
        second += 1 / frameRate;
        onProgress(++done / count);
        await breath();
      }
    }
    await output.finalize();
    return new Blob([output.target.buffer ?? new ArrayBuffer(0)], { type: 'video/webm' });
  } catch (error) {
    await output.cancel();
    throw error;
  } finally {
    studio.close();
  }
}

function startOf(scene: Scene): StoryMs {
  return 'take' in scene ? scene.take.from : scene.at;
}

function framesOf(scene: Scene): number {
  return 'take' in scene ? frameCount(scene.take) : Math.max(1, Math.round(scene.stands * standingFrameRate));
}

function drawFrame(studio: Studio, { from, speed, frameRate }: Take, index: number): void {
  const wall = (index * 1000) / frameRate;
  studio.draw(from + wall * speed, { speed, wall });
}

function codecFor({ width, height, pixelRatio }: PictureSize) {
  return getFirstEncodableVideoCodec(['vp9', 'vp8'], { width: width * pixelRatio, height: height * pixelRatio });
}

/** Lets the page answer between two pictures. A timer would wait for a second each time when the page is behind others. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
