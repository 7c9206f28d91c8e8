import type BaseLayer from 'ol/layer/Base';
import VectorImageLayer from 'ol/layer/VectorImage';
import VectorSource from 'ol/source/Vector';
import type { StyleFunction } from 'ol/style/Style';
import type { Palette } from '../palette';
import { CoastBands } from './coast-bands';
import { drawableThemes, fetchTheme, isFetchedFirst, type Theme, type ThemeFeatures } from './geodata';
import { groundStyle } from './ground-style';
import { lineStyle } from './line-style';
import { readNamed, type NamedFeature } from './named-features';
import { readOutlines, type PlaceOutline } from './outlines';
import { riverScale, theatreStyle } from './theatre-style';
import { waterLayer } from './water-layer';

const groundThemes: readonly Theme[] = ['relief', 'builtup', 'parks'];
const lineThemes: readonly Theme[] = ['restored', 'roads', 'railways', 'bridges', 'buildings', 'stations'];

/** Larger than the screen by this factor: a short pan shows what is already drawn. */
const imageRatio = 1.4;

/** The base map: layers from below to above, each a picture that is redrawn only when the view has changed. */
export class BaseMap {
  readonly layers: readonly BaseLayer[];
  /** Ground plans by place. */
  readonly outlines: ReadonlyMap<string, PlaceOutline>;
  /** What bears a name on the map, as far as it has been fetched. */
  named: readonly NamedFeature[];
  /** Where the drawing ends, in Mercator metres: west, south, east, north. Undefined where no theme says so. */
  readonly limits: readonly number[] | undefined;
  readonly #coasts: CoastBands;
  readonly #restyles: ((palette: Palette) => void)[] = [];
  #palette: Palette;

  /** `later` are themes that are fetched when they are needed; `onNamed` is told when there are more names. */
  constructor(themes: readonly ThemeFeatures[], later: readonly Theme[], palette: Palette, onNamed: () => void) {
    this.#palette = palette;
    this.#coasts = new CoastBands(only(themes, ['theatre']).flatMap(({ features }) => features), palette);
    this.layers = [
      ...this.#coasts.layers,
      ...(later.includes('theatre-rivers') ? [this.#theatreRivers(onNamed)] : []),
      this.#pictures(only(themes, ['theatre']), theatreStyle),
      this.#pictures(only(themes, groundThemes), groundStyle),
      this.#water(themes),
      this.#pictures(only(themes, lineThemes), lineStyle),
    ];
    this.outlines = readOutlines(themes);
    this.named = readNamed(themes);
    this.limits = this.#coasts.limits;
  }

  /** Draws everything in other inks. */
  usePalette(palette: Palette): void {
    this.#palette = palette;
    this.#coasts.usePalette(palette);
    for (const restyle of this.#restyles) restyle(palette);
  }

  /** Shows what a view needs, in Mercator metres and Mercator metres per pixel; what has not been fetched yet is fetched. */
  look(extent: readonly number[], resolution: number): void {
    this.#coasts.show(extent, resolution);
  }

  /** The rivers of the wide surroundings are fetched when so much is seen that they are drawn. */
  #theatreRivers(onNamed: () => void): BaseLayer {
    const source = new VectorSource({
      loader: async () => {
        const rivers = await fetchTheme('theatre-rivers');
        this.named = [...this.named, ...readNamed([rivers])];
        onNamed();
        return rivers.features;
      },
    });
    return this.#picture(source, theatreStyle, riverScale[0]);
  }

  #pictures(themes: readonly ThemeFeatures[], styleFor: (palette: Palette) => StyleFunction): BaseLayer {
    return this.#picture(new VectorSource({ features: themes.flatMap(({ features }) => features) }), styleFor);
  }

  #picture(source: VectorSource, styleFor: (palette: Palette) => StyleFunction, minResolution = 0): BaseLayer {
    const layer = new VectorImageLayer({ source, style: styleFor(this.#palette), imageRatio, minResolution });
    this.#restyles.push((palette) => layer.setStyle(styleFor(palette)));
    return layer;
  }

  #water(themes: readonly ThemeFeatures[]): BaseLayer {
    const layer = waterLayer(themes, () => this.#palette);
    this.#restyles.push(() => layer.getSource()?.changed());
    return layer;
  }
}

/** Fetches those of the named themes that can be drawn; `onNamed` is told when there are more names than at first. */
export async function loadBaseMap(names: readonly string[], palette: Palette, onNamed: () => void): Promise<BaseMap> {
  const drawable = drawableThemes(names);
  const later = drawable.filter((theme) => !isFetchedFirst(theme));
  return new BaseMap(await Promise.all(drawable.filter(isFetchedFirst).map(fetchTheme)), later, palette, onNamed);
}

function only(themes: readonly ThemeFeatures[], wanted: readonly Theme[]): ThemeFeatures[] {
  return themes.filter(({ theme }) => wanted.includes(theme));
}
