import Feature from 'ol/Feature';
import { MultiLineString, Polygon } from 'ol/geom';
import { fromExtent } from 'ol/geom/Polygon';
import { Circle, Fill, Stroke, Style } from 'ol/style';
import type { StyleFunction } from 'ol/style/Style';
import { textOf, type ThemeFeatures } from './geodata';
import type { Palette } from '../palette';
import type { Mercator } from '../view';
import { coastOf } from './shore';

/** Above this many Mercator metres per pixel the rough lakes and towns of the theatre are used, below it the fine ones of the region. */
export const theatreScale = 150;

/** The wide surroundings at a small scale: sea, land on it, lakes, and towns as dots. */
export function theatreStyle(palette: Palette): StyleFunction {
  const sea = new Style({ fill: new Fill({ color: palette.water }), zIndex: 0 });
  const land = [
    new Style({ fill: new Fill({ color: palette.paper }), zIndex: 1 }),
    new Style({ geometry: (feature) => coastLines(feature.getGeometry()), stroke: new Stroke({ color: palette.shore, width: 1 }), zIndex: 1 }),
  ];
  const lake = new Style({ fill: new Fill({ color: palette.water }), stroke: new Stroke({ color: palette.shore, width: 1 }), zIndex: 2 });
  const town = new Style({ image: new Circle({ radius: 3.6, fill: new Fill({ color: palette.rail }) }), zIndex: 3 });
  return (feature, resolution) => {
    switch (textOf(feature, 'kind')) {
      case 'open-sea':
        return sea;
      case 'land':
      case 'island':
        return land;
      case 'lake':
        return resolution > theatreScale ? lake : undefined;
      default:
        return resolution > theatreScale ? town : undefined;
    }
  };
}

function coastLines(geometry: unknown): MultiLineString | undefined {
  if (!(geometry instanceof Polygon)) return undefined;
  const ring = geometry.getCoordinates()[0]?.map(([x = 0, y = 0]): Mercator => [x, y]) ?? [];
  return new MultiLineString(coastOf(ring).map((line) => line.map(([x, y]) => [x, y])));
}

/** The sea under the land of the theatre, where that theme is there: an area as large as the theatre. */
export function wideSea(themes: readonly ThemeFeatures[]): ThemeFeatures[] {
  const land = themes.find(({ theme }) => theme === 'theatre')?.features.find((feature) => textOf(feature, 'kind') === 'land');
  const extent = land?.getGeometry()?.getExtent();
  if (!extent) return [];
  return [{ theme: 'theatre', features: [new Feature({ geometry: fromExtent(extent), kind: 'open-sea' })] }];
}

/** Where the drawing of the theatre ends, in Mercator metres; undefined without that theme. */
export function theatreExtent(themes: readonly ThemeFeatures[]): number[] | undefined {
  return wideSea(themes)[0]?.features[0]?.getGeometry()?.getExtent();
}
