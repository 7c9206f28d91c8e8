import type { FeatureLike } from 'ol/Feature';
import { Circle, Fill, RegularShape, Stroke, Style } from 'ol/style';
import type { StyleFunction } from 'ol/style/Style';
import type { Palette } from '../palette';
import { textOf } from './geodata';

/** Mercator metres per pixel at the zooms where the drawing becomes finer. */
const regionScale = 60;
const cityScale = 20;
const streetScale = 8;

/** Stations of the region are all shown only from here on; a row of rings would hide the line. */
const stationScale = 75;

/** What lies on the land and over the water: roads, railways, bridges, buildings and stations; shores put back by hand are broken. */
export function lineStyle(palette: Palette): StyleFunction {
  const styles = new LineStyles(palette);
  return (feature, resolution) => styles.of(feature, resolution);
}

interface RoadSign {
  /** Width of the carriageway in metres, for the scale of the street plan. */
  metres: number;
  least: number;
  shownBelow: number;
  /** Wider than this on the ground's scale it would be a square, not a street. */
  most: number;
}

const roadSigns: Record<string, RoadSign> = {
  highway: { metres: 22, least: 1.6, most: 20, shownBelow: 400 },
  avenue: { metres: 26, least: 1.1, most: 26, shownBelow: 55 },
  embankment: { metres: 16, least: 0.8, most: 18, shownBelow: 26 },
  street: { metres: 16, least: 0.8, most: 18, shownBelow: 26 },
};

const streetSign: RoadSign = { metres: 16, least: 0.8, most: 18, shownBelow: 26 };

/** A building whose place is known less exactly than this is not drawn as if it stood there. */
const vagueMetres = 500;

function isVague(feature: FeatureLike): boolean {
  const metres: unknown = feature.get('accuracy_m');
  return typeof metres === 'number' && metres >= vagueMetres;
}

class LineStyles {
  readonly #palette: Palette;
  readonly #building: Style;
  readonly #marker: Style;
  readonly #restored: Style;
  readonly #terminus: Style;
  readonly #station: Style;
  readonly #kept = new Map<string, Style>();

  constructor(palette: Palette) {
    const { building, buildingEdge, paper, rail, railGap } = palette;
    this.#palette = palette;
    this.#building = new Style({ fill: new Fill({ color: building }), stroke: new Stroke({ color: buildingEdge, width: 0.9 }), zIndex: 40 });
    const square = { points: 4, radius: 6, angle: Math.PI / 4, fill: new Fill({ color: rail }), stroke: new Stroke({ color: railGap, width: 1.4 }) };
    this.#marker = new Style({ stroke: new Stroke({ color: buildingEdge, width: 1.4, lineDash: [4, 3] }), zIndex: 40 });
    this.#restored = new Style({ stroke: new Stroke({ color: paper, width: 2.4, lineDash: [3, 5], lineCap: 'butt' }), zIndex: 5 });
    this.#terminus = new Style({ image: new RegularShape(square), zIndex: 45 });
    const ring = { radius: 3.2, fill: new Fill({ color: railGap }), stroke: new Stroke({ color: rail, width: 1.4 }) };
    this.#station = new Style({ image: new Circle(ring), zIndex: 44 });
  }

  of(feature: FeatureLike, resolution: number): Style[] {
    switch (textOf(feature, 'theme')) {
      case 'roads':
        return this.#road(feature, resolution);
      case 'railways':
        return this.#railway(feature, resolution);
      case 'bridges':
        return this.#bridge(feature, resolution);
      case 'buildings':
        return resolution < regionScale ? [isVague(feature) ? this.#marker : this.#building] : [];
      case 'restored':
        return resolution < regionScale ? [this.#restored] : [];
      default:
        return this.#stationOf(feature, resolution);
    }
  }

  /** Casings of all roads lie below all surfaces, so that crossings are open. */
  #road(feature: FeatureLike, resolution: number): Style[] {
    const kind = textOf(feature, 'class') || textOf(feature, 'kind');
    const sign = roadSigns[kind] ?? streetSign;
    if (resolution > sign.shownBelow) return [];
    const { roadCasing, road, highwayCasing, highway } = this.#palette;
    const [casing, surface] = kind === 'highway' ? [highwayCasing, highway] : [roadCasing, road];
    if (resolution > regionScale) return [this.#lined(this.#palette.dark ? surface : casing, 1.1, 10)];
    const width = Math.max(sign.least, Math.min(sign.most, (sign.metres * 2) / resolution));
    return [this.#lined(casing, width + 1.8, 10), this.#lined(surface, width, 11)];
  }

  /** Black line with white gaps, as on maps of the time; a plain line where there is no room for them. */
  #railway(feature: FeatureLike, resolution: number): Style[] {
    const { rail, railGap } = this.#palette;
    const main = textOf(feature, 'kind') === 'main';
    if (resolution > 250) return main ? [this.#lined(rail, 0.9, 20)] : [];
    if (resolution > regionScale) return [this.#lined(rail, main ? 1.5 : 1, 20)];
    const width = (main ? 3.4 : 2.6) * (resolution > cityScale ? 0.8 : resolution > streetScale ? 1 : 1.25);
    const gap = width * 2.6;
    const gaps = new Stroke({ color: railGap, width: width - 1.5, lineDash: [gap, gap], lineCap: 'butt' });
    return [this.#lined(rail, width, 20), this.#keep(`gaps ${width}`, () => new Style({ stroke: gaps, zIndex: 21 }))];
  }

  /** Two parapets and a roadway. */
  #bridge(feature: FeatureLike, resolution: number): Style[] {
    if (resolution > cityScale) return [];
    const { rail, road } = this.#palette;
    const width = Math.max(2.4, Math.min(24, 44 / resolution));
    const casing = this.#butted(rail, width + 2.4, 30);
    return textOf(feature, 'kind') === 'railway-bridge' ? [casing] : [casing, this.#butted(road, width, 31)];
  }

  #stationOf(feature: FeatureLike, resolution: number): Style[] {
    if (textOf(feature, 'kind') === 'terminus') return resolution < 80 ? [this.#terminus] : [];
    return resolution < stationScale ? [this.#station] : [];
  }

  #lined(color: string, width: number, zIndex: number): Style {
    const stroke = () => new Stroke({ color, width, lineCap: 'round', lineJoin: 'round' });
    return this.#keep(`${color} ${width.toFixed(1)} ${zIndex}`, () => new Style({ stroke: stroke(), zIndex }));
  }

  #butted(color: string, width: number, zIndex: number): Style {
    const stroke = () => new Stroke({ color, width, lineCap: 'butt' });
    return this.#keep(`butt ${color} ${width.toFixed(1)} ${zIndex}`, () => new Style({ stroke: stroke(), zIndex }));
  }

  #keep(key: string, make: () => Style): Style {
    const style = this.#kept.get(key) ?? make();
    this.#kept.set(key, style);
    return style;
  }
}
