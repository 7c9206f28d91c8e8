import type BaseLayer from 'ol/layer/Base';
import VectorImageLayer from 'ol/layer/VectorImage';
import VectorSource from 'ol/source/Vector';
import type { StyleFunction } from 'ol/style/Style';
import { fetchTheme, listThemes, type Theme, type ThemeFeatures } from './geodata';
import { groundStyle } from './ground-style';
import { theatreStyle, wideSea } from './theatre-style';
import type { Extent } from './label-spot';
import { labelStyle } from './label-style';
import { lineStyle } from './line-style';
import { readOutlines, type PlaceOutline } from './outlines';
import { waterLayer } from './water-layer';

/** The base map as layers from below to above, and what the overlay needs to know of it. */
export interface BaseMap {
  layers: BaseLayer[];
  outlines: ReadonlyMap<string, PlaceOutline>;
}

const groundThemes: readonly Theme[] = ['relief', 'builtup', 'parks'];
const lineThemes: readonly Theme[] = ['roads', 'railways', 'bridges', 'buildings', 'stations'];

/** Larger than the screen by this factor: a short pan shows what is already drawn. */
const imageRatio = 1.4;

/**
 * Fetches the themes that the server has and makes layers of them, each a picture that is redrawn only when the view has
 * changed. `visible` gives the extent that is seen, `unnamed` ids of places that the map need not name.
 */
export async function loadBaseMap(visible: () => Extent, unnamed: ReadonlySet<string>): Promise<BaseMap> {
  const themes = await Promise.all((await listThemes()).map(fetchTheme));
  const labels = pictureLayer(themes, labelStyle(visible, unnamed), true);
  return {
    layers: [
      pictureLayer([...wideSea(themes), ...only(themes, ['theatre'])], theatreStyle()),
      pictureLayer(only(themes, groundThemes), groundStyle()),
      waterLayer(themes),
      pictureLayer(only(themes, lineThemes), lineStyle()),
      labels,
    ],
    outlines: readOutlines(themes),
  };
}

function only(themes: readonly ThemeFeatures[], wanted: readonly Theme[]): ThemeFeatures[] {
  return themes.filter(({ theme }) => wanted.includes(theme));
}

function pictureLayer(themes: readonly ThemeFeatures[], style: StyleFunction, declutter = false): BaseLayer {
  const source = new VectorSource({ features: themes.flatMap(({ features }) => features) });
  return new VectorImageLayer({ source, style, declutter, imageRatio });
}
