import type { FeatureLike } from 'ol/Feature';
import { Circle, Fill, RegularShape, Stroke, Style } from 'ol/style';
import type { StyleFunction } from 'ol/style/Style';
import { textOf } from './geodata';
import { palette } from './palette';

/** Mercator metres per pixel at the zooms where the drawing becomes finer. */
const regionScale = 60;
const cityScale = 20;
const streetScale = 8;

/** What lies on the land and over the water: roads, railways, bridges, buildings and stations. */
export function lineStyle(): StyleFunction {
  const drawings: Record<string, (feature: FeatureLike, resolution: number) => Style[]> = {
    roads: roadStyles,
    railways: railwayStyles,
    bridges: bridgeStyles,
    buildings: () => [building],
    stations: stationStyles,
  };
  return (feature, resolution) => drawings[textOf(feature, 'theme')]?.(feature, resolution);
}

const building = new Style({
  fill: new Fill({ color: palette.building }),
  stroke: new Stroke({ color: palette.buildingEdge, width: 0.9 }),
  zIndex: 40,
});

interface RoadSign {
  /** Width of the carriageway in metres, for the scale of the street plan. */
  metres: number;
  least: number;
  shownBelow: number;
  casing: string;
  surface: string;
}

const roadSigns: Record<string, RoadSign> = {
  highway: { metres: 22, least: 1.6, shownBelow: 400, casing: palette.highwayCasing, surface: palette.highway },
  avenue: { metres: 26, least: 1.1, shownBelow: 55, casing: palette.roadCasing, surface: palette.road },
  embankment: { metres: 16, least: 0.8, shownBelow: 26, casing: palette.roadCasing, surface: palette.road },
  street: { metres: 16, least: 0.8, shownBelow: 26, casing: palette.roadCasing, surface: palette.road },
};

const streetSign: RoadSign = { metres: 16, least: 0.8, shownBelow: 26, casing: palette.roadCasing, surface: palette.road };

/** Casings of all roads lie below all surfaces, so that crossings are open. */
function roadStyles(feature: FeatureLike, resolution: number): Style[] {
  const sign = roadSigns[textOf(feature, 'class') || textOf(feature, 'kind')] ?? streetSign;
  if (resolution > sign.shownBelow) return [];
  const width = Math.max(sign.least, Math.min(26, (sign.metres * 2) / resolution));
  if (resolution > regionScale) return [lined(sign.casing, 1.1, 10)];
  return [lined(sign.casing, width + 1.8, 10), lined(sign.surface, width, 11)];
}

/** Black line with white gaps, as on maps of the time; a plain line where there is no room for them. */
function railwayStyles(feature: FeatureLike, resolution: number): Style[] {
  const main = textOf(feature, 'kind') === 'main';
  if (resolution > 250) return main ? [lined(palette.rail, 0.9, 20)] : [];
  if (resolution > regionScale) return [lined(palette.rail, main ? 1.5 : 1, 20)];
  const width = (main ? 3.4 : 2.6) * (resolution > cityScale ? 0.8 : resolution > streetScale ? 1 : 1.25);
  const gap = width * 2.6;
  return [
    lined(palette.rail, width, 20),
    new Style({ stroke: new Stroke({ color: palette.railGap, width: width - 1.5, lineDash: [gap, gap], lineCap: 'butt' }), zIndex: 21 }),
  ];
}

/** Two parapets and a roadway. */
function bridgeStyles(feature: FeatureLike, resolution: number): Style[] {
  if (resolution > cityScale) return [];
  const width = Math.max(2.4, Math.min(24, 44 / resolution));
  const casing = new Style({ stroke: new Stroke({ color: palette.rail, width: width + 2.4, lineCap: 'butt' }), zIndex: 30 });
  const surface = new Style({ stroke: new Stroke({ color: palette.road, width, lineCap: 'butt' }), zIndex: 31 });
  return textOf(feature, 'kind') === 'railway-bridge' ? [casing] : [casing, surface];
}

const terminus = new Style({
  image: new RegularShape({
    points: 4,
    radius: 6,
    angle: Math.PI / 4,
    fill: new Fill({ color: palette.rail }),
    stroke: new Stroke({ color: palette.railGap, width: 1.4 }),
  }),
  zIndex: 45,
});
const station = new Style({
  image: new Circle({ radius: 3.4, fill: new Fill({ color: palette.railGap }), stroke: new Stroke({ color: palette.rail, width: 1.5 }) }),
  zIndex: 44,
});

function stationStyles(feature: FeatureLike, resolution: number): Style[] {
  if (textOf(feature, 'kind') === 'terminus') return resolution < 80 ? [terminus] : [];
  return resolution < 90 ? [station] : [];
}

const kept = new Map<string, Style>();

function lined(color: string, width: number, zIndex: number): Style {
  const key = `${color} ${width.toFixed(1)} ${zIndex}`;
  const style = kept.get(key) ?? new Style({ stroke: new Stroke({ color, width, lineCap: 'round', lineJoin: 'round' }), zIndex });
  kept.set(key, style);
  return style;
}
