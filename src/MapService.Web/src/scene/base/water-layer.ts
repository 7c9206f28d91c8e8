import { MultiPolygon, Polygon } from 'ol/geom';
import ImageLayer from 'ol/layer/Image';
import ImageCanvasSource from 'ol/source/ImageCanvas';
import type { Palette } from '../palette';
import type { Mercator } from '../view';
import type { ThemeFeatures } from './geodata';
import { shoresOf, waterArea, type WaterArea } from './shore';

/** Distances of the water lines from the shore in CSS pixels, as an engraver sets them: wider apart farther out, closer from far. */
const nearDistances = [17, 11.5, 7, 3.5];
const farDistances = [9.5, 6, 3];

/** Below this many Mercator metres per pixel the lines have room between the banks. */
const lineResolution = 40;

/** From this many Mercator metres per pixel on the coasts of the wide theatre do for the whole sea. */
const coarsest = 3_000;

/** The image is larger than the screen by this factor, so that a short pan shows no edge. */
const imageRatio = 1.4;

/** Water as in an engraved atlas: an even tint, a firm shore and fine lines that follow it. Drawn when the view has come to rest. */
export function waterLayer(themes: readonly ThemeFeatures[], palette: () => Palette): ImageLayer<ImageCanvasSource> {
  const areas = themes.filter(isWater).flatMap(({ features }) => features.flatMap((feature) => areasOf(feature.getGeometry())));
  const shores = shoresOf(areas);
  const source = new ImageCanvasSource({
    ratio: imageRatio,
    canvasFunction: (extent, resolution, pixelRatio, size) => {
      const [left = 0, , , top = 0] = extent;
      const [width = 1, height = 1] = size;
      return drawWater(areas, shores, { left, top, resolution: resolution / pixelRatio, width, height, pixelRatio, palette: palette() });
    },
  });
  return new ImageLayer({ source, maxResolution: coarsest });
}

interface WaterView {
  left: number;
  top: number;
  /** Mercator metres per device pixel. */
  resolution: number;
  width: number;
  height: number;
  pixelRatio: number;
  palette: Palette;
}

function isWater({ theme }: ThemeFeatures): boolean {
  return theme === 'sea' || theme === 'rivers' || theme === 'lakes';
}

function areasOf(geometry: unknown): WaterArea[] {
  const polygons = geometry instanceof Polygon ? [geometry] : geometry instanceof MultiPolygon ? geometry.getPolygons() : [];
  return polygons.map((polygon) => waterArea(polygon.getCoordinates().map((ring) => ring.map(([x = 0, y = 0]): Mercator => [x, y]))));
}

function drawWater(areas: readonly WaterArea[], shores: readonly Mercator[][], view: WaterView): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = view.width;
  canvas.height = view.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Invariant: no 2D canvas.');
  context.lineJoin = context.lineCap = 'round';
  const water = new Path2D();
  for (const { rings } of areas) for (const ring of rings) addLine(water, ring, view, true);
  const shore = new Path2D();
  for (const line of shores) addLine(shore, line, view, false);
  fillWater(context, water, view);
  drawWaterLines(context, water, shore, view, view.resolution * view.pixelRatio < lineResolution ? nearDistances : farDistances);
  strokeWith(context, shore, view.palette.shore, shoreWidth(view));
  return canvas;
}

function fillWater(context: CanvasRenderingContext2D, water: Path2D, { pixelRatio, palette }: WaterView): void {
  context.fillStyle = palette.water;
  context.fill(water, 'nonzero');
  // Closes the hair of paper between areas that touch.
  strokeWith(context, water, palette.water, pixelRatio);
}

/** Each line is a broad stroke of ink with a slightly narrower one of water on it: what is left is a line at that distance. */
function drawWaterLines(
  context: CanvasRenderingContext2D, water: Path2D, shore: Path2D, { pixelRatio, palette }: WaterView, distances: readonly number[],
): void {
  context.save();
  context.clip(water, 'nonzero');
  distances.forEach((distance, index) => {
    context.globalAlpha = (index + 2) / (distances.length + 1);
    strokeWith(context, shore, palette.waterLine, (2 * distance + 1) * pixelRatio);
    context.globalAlpha = 1;
    strokeWith(context, shore, palette.water, (2 * distance - 1) * pixelRatio);
  });
  context.restore();
}

function strokeWith(context: CanvasRenderingContext2D, path: Path2D, style: string, width: number): void {
  context.strokeStyle = style;
  context.lineWidth = width;
  context.stroke(path);
}

function shoreWidth({ resolution, pixelRatio }: WaterView): number {
  return (resolution * pixelRatio < lineResolution ? 1.3 : 0.9) * pixelRatio;
}

/** Adds a line in device pixels; points less than a pixel from the one before are left out. */
function addLine(path: Path2D, line: readonly Mercator[], view: WaterView, close: boolean): void {
  let [lastX, lastY] = [Infinity, Infinity];
  line.forEach(([mercatorX, mercatorY], index) => {
    const x = (mercatorX - view.left) / view.resolution;
    const y = (view.top - mercatorY) / view.resolution;
    const last = index === line.length - 1;
    if (!last && Math.abs(x - lastX) + Math.abs(y - lastY) < 1) return;
    if (index === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
    [lastX, lastY] = [x, y];
  });
  if (close) path.closePath();
}
