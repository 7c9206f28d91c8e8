import type { StoryMs } from '../replay/story-time';
import type { Camera } from '../scene/map-camera';
import { MapScene } from '../scene/map-scene';
import type { Selection } from '../scene/scene-data';
import type { Language } from '../texts/languages';
import { drawnFrom, type Outlook } from '../ui/outlook';
import { Caption } from './caption';
import type { Lettering } from './lettering';

/** Size of a picture: as it is laid out, in CSS pixels, and how many pixels each of them gets. */
export interface PictureSize {
  width: number;
  height: number;
  pixelRatio: number;
}

/** What holds for all pictures of a studio. */
export interface Setup {
  dark: boolean;
  language: Language;
  themes: readonly string[];
  credits: readonly string[];
  size: PictureSize;
}

/**
 * What part of the map a picture shows: what a camera sees on a map of a size in CSS pixels, or all that lies between edges in
 * degrees (west, south, east, north); more where the picture has another shape.
 */
export type Aim = { camera: Camera; seen: { width: number; height: number } } | { bounds: readonly number[] };

/** What a picture is taken of. Pictures of one studio look at one story in the same colours. */
export interface Subject {
  outlook: Outlook;
  aim: Aim;
  selection?: Selection | undefined;
  /** What stands on the picture beside the map; title and moment, sides, scale and credits where it is not given. */
  lettering?: Lettering;
}

/** What a single picture or film is taken of, and how. */
export type Sitting = Setup & Subject;

/**
 * A second map, off the screen and as large as the picture, so that every line and letter is drawn at the picture's own
 * size; composed with its lettering on one canvas. Other maps laid over ours are left out: a browser does not give pictures
 * away that come from elsewhere.
 */
export class Studio {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #ground: HTMLCanvasElement;
  readonly #target: HTMLElement;
  readonly #scene: MapScene;
  readonly #setup: Setup;
  #subject: Subject;
  #lettering: Lettering;
  #now = 0;

  private constructor(setup: Setup, subject: Subject) {
    const { dark, language, size } = setup;
    this.#setup = setup;
    this.#subject = subject;
    this.#lettering = subject.lettering ?? new Caption(subject.outlook, setup);
    this.#target = offScreen(size);
    [this.canvas, this.#context] = canvasOf(size);
    [this.#ground] = canvasOf(size);
    this.#scene = new MapScene(this.#target, {
      data: subject.outlook.data,
      bounds: subject.outlook.story.dataset.view,
      camera: undefined,
      dark,
      language,
      padding: () => this.#lettering.padding,
      covered: () => this.#lettering.boxes,
      pixelRatio: size.pixelRatio,
      now: () => this.#now,
      onPick: () => undefined,
      onMoved: () => undefined,
    });
  }

  /** Sets everything up for pictures; resolves when the first can be taken. */
  static async open(setup: Setup, subject: Subject, at: StoryMs): Promise<Studio> {
    const studio = new Studio(setup, subject);
    try {
      await studio.#scene.loadBase(setup.themes);
      await studio.#scene.loadFonts();
      await studio.turnTo(subject, at);
    } catch (error) {
      studio.close();
      throw error;
    }
    return studio;
  }

  /** Goes over to another subject, with the base map that is here; resolves when it has been drawn at a moment on {@link canvas}. */
  async turnTo(subject: Subject, at: StoryMs): Promise<void> {
    this.#subject = subject;
    this.#lettering = subject.lettering ?? new Caption(subject.outlook, this.#setup);
    await this.#lettering.fetchFonts(at);
    // The room that the lettering takes is known once it was drawn.
    this.draw(at);
    this.#point(subject.aim);
    this.draw(at);
    this.#scene.coverChanged();
    await this.#scene.drawn();
    const ground = this.#ground.getContext('2d');
    if (ground) this.#scene.paintGround(ground);
    this.draw(at);
  }

  /** Draws the map at a moment on {@link canvas}. `wall` is the time of the film in milliseconds, by which things glide and flash; a still has none. */
  draw(at: StoryMs, film?: { speed: number; wall: number }): void {
    const { outlook, selection } = this.#subject;
    this.#now = film?.wall ?? 0;
    const drawn = drawnFrom(outlook, outlook.story.timeline.at(at));
    this.#scene.show({ ...drawn, speed: film?.speed ?? 0, selection, flashing: film !== undefined, still: film === undefined });
    this.#context.drawImage(this.#ground, 0, 0);
    this.#scene.paintAction(this.#context);
    this.#context.save();
    this.#context.scale(this.#setup.size.pixelRatio, this.#setup.size.pixelRatio);
    this.#lettering.draw(this.#context, at, this.#scene);
    this.#context.restore();
  }

  /** What was drawn last, as a file. Throws where it is too large for this browser. */
  picture(type: 'image/png' | 'image/webp' = 'image/png'): Promise<Blob> {
    return new Promise((resolve, reject) => {
      this.canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.'))), type);
    });
  }

  close(): void {
    this.#scene.dispose();
    this.#target.remove();
  }

  #point(aim: Aim): void {
    const { width, height } = this.#setup.size;
    if ('bounds' in aim) this.#scene.camera.goTo(aim.bounds, 0, true);
    else this.#scene.camera.moveTo({ ...aim.camera, zoom: aim.camera.zoom + Math.log2(Math.min(width / aim.seen.width, height / aim.seen.height)) });
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
