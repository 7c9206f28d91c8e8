import type { FeatureLike } from 'ol/Feature';
import { Fill, Stroke, Style } from 'ol/style';
import type { StyleFunction } from 'ol/style/Style';
import type { Palette } from '../palette';
import { textOf } from './geodata';

/** From this many Mercator metres per pixel on heights are but a tint: their edges would look like shores. */
const contourScale = 60;

/** What lies under the water and the lines: built-up land, parks, relief, and the wide theatre. */
export function groundStyle(palette: Palette): StyleFunction {
  const builtUp = [
    new Style({ fill: new Fill({ color: palette.builtUp }), zIndex: 1 }),
    new Style({ fill: new Fill({ color: hatch(palette) }), zIndex: 1 }),
  ];
  const park = new Style({ fill: new Fill({ color: palette.park }), stroke: new Stroke({ color: palette.parkEdge, width: 0.8 }), zIndex: 3 });
  const contour = new Style({ stroke: new Stroke({ color: palette.relief, width: 0.9 }), zIndex: 2 });
  const edge = new Stroke({ color: palette.heightEdge, width: 0.8 });
  const step = new Style({ fill: new Fill({ color: palette.height }), stroke: edge, zIndex: 2 });
  const softStep = new Style({ fill: new Fill({ color: palette.height }), zIndex: 2 });
  return (feature, resolution) => {
    switch (textOf(feature, 'theme')) {
      case 'builtup':
        return builtUp;
      case 'parks':
        return park;
      case 'relief':
        if (isArea(feature)) return resolution < contourScale ? step : softStep;
        return contour;
      default:
        return undefined;
    }
  };
}

function isArea(feature: FeatureLike): boolean {
  return feature.getGeometry()?.getType().endsWith('Polygon') ?? false;
}

/** Slanting lines as engravers set them for closed building. */
function hatch(palette: Palette): CanvasPattern | string {
  const size = 6;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return palette.builtUp;
  context.strokeStyle = palette.builtUpHatch;
  context.lineWidth = 0.9;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 1, size + 1);
    context.lineTo(shift + size + 1, -1);
  }
  context.stroke();
  return context.createPattern(canvas, 'repeat') ?? palette.builtUp;
}
