import type { FeatureLike } from 'ol/Feature';
import { MultiPolygon, Point, Polygon } from 'ol/geom';
import { Fill, Stroke, Style, Text } from 'ol/style';
import type { StyleFunction } from 'ol/style/Style';
import type { Mercator } from '../view';
import { textOf } from './geodata';
import { areaSpot, riverSpot, type Extent, type LabelSpot } from './label-spot';
import { letteringOf, type Lettering } from './lettering';
import { palette } from './palette';

/** Themes whose features are places that can be held. */
const lentThemes = new Set(['buildings', 'bridges', 'stations']);

/** A little more than a name needs: it should not touch the banks' bends. */
const roomForName = 1.15;

/**
 * Names of the base map: water in italics along its course, islands and quarters spaced out, streets along their line.
 * `visible` gives the part of the map that is seen, in Mercator metres; `unnamed` are ids of places named by others.
 */
export function labelStyle(visible: () => Extent, unnamed: ReadonlySet<string>): StyleFunction {
  return (feature, resolution) => {
    const lettering = letteringOf(feature);
    const name = textOf(feature, 'name');
    if (!lettering || name === '' || isNamedElsewhere(feature, unnamed) || !isInScale(lettering, resolution)) return undefined;
    return lettering.place ? placedName(feature, lettering, name, resolution, visible()) : plainName(lettering, name);
  };
}

function isInScale({ above = 0, below }: Lettering, resolution: number): boolean {
  return resolution >= above && resolution <= below;
}

function isNamedElsewhere(feature: FeatureLike, unnamed: ReadonlySet<string>): boolean {
  return lentThemes.has(textOf(feature, 'theme')) && unnamed.has(textOf(feature, 'id'));
}

/** Names of equal look and text share a style. */
const kept = new Map<Lettering, Map<string, Style>>();

function plainName(lettering: Lettering, name: string): Style {
  const styles = kept.get(lettering) ?? new Map<string, Style>();
  kept.set(lettering, styles);
  const style = styles.get(name) ?? styleOf(lettering, name);
  styles.set(name, style);
  return style;
}

/** A name written where the visible part of an area has room for it. */
function placedName(feature: FeatureLike, lettering: Lettering, name: string, resolution: number, visible: Extent): Style | undefined {
  const ring = outerRing(feature, resolution);
  const find = lettering.place === 'along' ? riverSpot : areaSpot;
  const spot = ring && find(ring, visible);
  const needed = name.length * lettering.size * (lettering.spaced ? 0.72 : 0.5) * roomForName * resolution;
  return spot && spot.room >= needed ? spottedStyle(lettering, name, spot) : undefined;
}

function spottedStyle(lettering: Lettering, name: string, spot: LabelSpot): Style {
  const style = styleOf(lettering, name);
  style.setGeometry(new Point([spot.x, spot.y]));
  style.getText()?.setRotation(spot.angle);
  return style;
}

function outerRing(feature: FeatureLike, resolution: number): Mercator[] | undefined {
  const geometry = feature.getGeometry();
  const polygon = geometry instanceof MultiPolygon ? geometry.getPolygon(0) : geometry;
  if (!(polygon instanceof Polygon)) return undefined;
  const simple = polygon.simplify(resolution * 1.5);
  return simple instanceof Polygon ? simple.getCoordinates()[0]?.map(([x = 0, y = 0]) => [x, y]) : undefined;
}

function styleOf(lettering: Lettering, name: string): Style {
  const { font, size, face, colour, rank, along, offsetY, spaced } = lettering;
  return new Style({
    text: new Text({
      text: spaced ? spaceOut(name) : name,
      font: `${font} ${size}px ${face}`,
      fill: new Fill({ color: colour }),
      stroke: new Stroke({ color: palette.halo, width: 3.2 }),
      placement: along ? 'line' : 'point',
      offsetY: offsetY ?? 0,
      overflow: !along,
      maxAngle: 0.5,
      ...(along ? { repeat: 420 } : {}),
    }),
    zIndex: rank,
  });
}

/** Hair spaces between letters, the printer's way of letting a name fill its area. */
function spaceOut(name: string): string {
  return [...name].join('\u200a\u200a');
}
