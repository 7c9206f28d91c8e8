import type BaseEvent from 'ol/events/Event';
import TileLayer from 'ol/layer/Tile';
import RenderEvent from 'ol/render/Event';
import XYZ from 'ol/source/XYZ';
import type { TileLayerInfo } from '../contract/contract.g';

/** How another map is laid over ours. */
export interface OtherMapView {
  /** In [0, 1]; at 1 nothing of ours is seen through it. */
  opacity: number;
  /** It is shown left of this part of the width, in [0, 1]. */
  swipe: number;
}

/** Another map in tiles, laid over the base map and under everything that moves. Tiles that cannot be had are left out. */
export class OtherMap {
  readonly layer: TileLayer<XYZ>;
  #swipe = 1;

  constructor({ url, minZoom, maxZoom }: TileLayerInfo, view: OtherMapView) {
    this.layer = new TileLayer({ className: 'other-map', source: new XYZ({ url, minZoom, maxZoom, transition: 0 }) });
    this.layer.on('prerender', (event) => this.#clip(event));
    this.layer.on('postrender', (event) => contextOf(event)?.restore());
    this.show(view);
  }

  /** Changes how it is laid over ours. */
  show({ opacity, swipe }: OtherMapView): void {
    this.#swipe = swipe;
    this.layer.setOpacity(opacity);
    this.layer.changed();
  }

  dispose(): void {
    this.layer.getSource()?.dispose();
    this.layer.dispose();
  }

  #clip(event: BaseEvent): void {
    const context = contextOf(event);
    if (!context) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(0, 0, context.canvas.width * this.#swipe, context.canvas.height);
    context.clip();
  }
}

function contextOf(event: BaseEvent): CanvasRenderingContext2D | undefined {
  const context = event instanceof RenderEvent ? event.context : undefined;
  return context instanceof CanvasRenderingContext2D ? context : undefined;
}
