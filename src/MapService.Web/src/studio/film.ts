import { BufferTarget, CanvasSource, getFirstEncodableVideoCodec, Output, QUALITY_HIGH, WebMOutputFormat } from 'mediabunny';
import type { StoryMs } from '../replay/story-time';
import { frameCount } from './film-length';
import { Studio, type PictureSize, type Sitting } from './studio';

/** What is filmed: story time [from, to) at a pace in story seconds per second. */
export interface Take {
  from: StoryMs;
  to: StoryMs;
  speed: number;
  frameRate: number;
}

/** The film was given up before it was done. */
export class FilmCancelledError extends Error {}

/** Whether this browser can write films of a size; only a page that came over https or from this machine may. */
export async function canFilm(size: PictureSize): Promise<boolean> {
  return 'VideoEncoder' in globalThis && (await codecFor(size)) !== null;
}

/**
 * Films the map as WebM, picture by picture from the timeline that is here: none is left out, however long each takes.
 * `onProgress` is told the part that is done, in [0, 1].
 */
export async function takeFilm(sitting: Sitting, take: Take, onProgress: (part: number) => void, signal: AbortSignal): Promise<Blob> {
  const codec = await codecFor(sitting.size);
  if (!codec) throw new Error('This browser has no encoder for a film of this size.');
  const studio = await Studio.open(sitting, take.from);
  const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
  try {
    const source = new CanvasSource(studio.canvas, { codec, quality: QUALITY_HIGH });
    output.addVideoTrack(source, { frameRate: take.frameRate });
    await output.start();
    const count = frameCount(take);
    for (let index = 0; index < count; index++) {
      if (signal.aborted) throw new FilmCancelledError();
      const wall = (index * 1000) / take.frameRate;
      studio.draw(take.from + wall * take.speed, { speed: take.speed, wall });
      await source.add(index / take.frameRate, 1 / take.frameRate);
      onProgress((index + 1) / count);
      await breath();
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
