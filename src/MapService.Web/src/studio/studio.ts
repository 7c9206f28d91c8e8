import type { StoryMs } from '../replay/story-time';
import type { Camera } from '../scene/map-camera';
import { MapScene } from '../scene/map-scene';
import type { Selection } from '../scene/scene-data';
import type { Language } from '../texts/languages';
import { drawnFrom, type Outlook } from '../ui/outlook';
import { Caption } from './caption';

/** Size of a picture: as it is laid out, in CSS pixels, and how many pixels each of them gets. */
export interface PictureSize {
  width: number;
  height: number;
  pixelRatio: number;
}

/** What pictures are taken of, and how large. */
export interface Sitting {
  outlook: Outlook;
  camera: Camera;
  /** Size of the map that the camera belongs to, in CSS pixels: the picture shows all of it, and more where it has another shape. */
  seen: { width: number; height: number };
  dark: boolean;
  language: Language;
  selection: Selection | undefined;
  themes: readonly string[];
  credits: readonly string[];
  size: PictureSize;
}

/**
 * A second map, off the screen and as large as the picture, so that every line and letter is drawn at the picture's own
 * size; composed with title, moment, scale and credits on one canvas. Other maps laid over ours are left out: a browser
 * does not give pictures away that come from elsewhere.
 */
export class Studio {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #ground: HTMLCanvasElement;
  readonly #target: HTMLElement;
  readonly #scene: MapScene;
  readonly #caption: Caption;
  readonly #sitting: Sitting;
  #now = 0;

  private constructor(sitting: Sitting) {
    const { outlook, camera, seen, dark, language, size } = sitting;
    this.#sitting = sitting;
    this.#target = offScreen(size);
    [this.canvas, this.#context] = canvasOf(size);
    [this.#ground] = canvasOf(size);
    this.#caption = new Caption(sitting);
    this.#scene = new MapScene(this.#target, {
      data: outlook.data,
      bounds: outlook.story.dataset.view,
      camera: { ...camera, zoom: camera.zoom + Math.log2(Math.min(size.width / seen.width, size.height / seen.height)) },
      dark,
      language,
      padding: () => [0, 0, 0, 0],
      covered: () => this.#caption.boxes,
      pixelRatio: size.pixelRatio,
      now: () => this.#now,
      onPick: () => undefined,
      onMoved: () => undefined,
    });
  }

  /** Sets everything up for pictures; resolves when the first can be taken. */
  static async open(sitting: Sitting, at: StoryMs): Promise<Studio> {
    const studio = new Studio(sitting);
    try {
      await studio.#settle(at);
    } catch (error) {
      studio.close();
      throw error;
    }
    return studio;
  }

  /** Draws the map at a moment on {@link canvas}. `wall` is the time of the film in milliseconds, by which things glide and flash; a still has none. */
  draw(at: StoryMs, film?: { speed: number; wall: number }): void {
    const { outlook, selection } = this.#sitting;
    this.#now = film?.wall ?? 0;
    const drawn = drawnFrom(outlook, outlook.story.timeline.at(at));
    this.#scene.show({ ...drawn, speed: film?.speed ?? 0, selection, flashing: film !== undefined, still: film === undefined });
    this.#context.drawImage(this.#ground, 0, 0);
    this.#scene.paintAction(this.#context);
    this.#caption.draw(this.#context, at, this.#scene.metresPerPixel());
  }

  close(): void {
    this.#scene.dispose();
    this.#target.remove();
  }

  async #settle(at: StoryMs): Promise<void> {
    await this.#caption.fetchFonts(at);
    await this.#scene.loadBase(this.#sitting.themes);
    this.draw(at);
    this.#scene.coverChanged();
    await this.#scene.loadFonts();
    await this.#scene.drawn();
    const ground = this.#ground.getContext('2d');
    if (ground) this.#scene.paintGround(ground);
  }
}

function offScreen({ width, height }: PictureSize): HTMLElement {
  const target = document.createElement('div');
  target.inert = true;
  Object.assign(target.style, { position: 'fixed', left: `${-2 * width}px`, top: '0', width: `${width}px`, height: `${height}px` });
  document.body.append(target);
  return target;
}

function canvasOf({ width, height, pixelRatio }: PictureSize): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Invariant: no 2D canvas.');
  return [canvas, context];
}
