/** Inks and paper of the map: quiet, so that the sides' colours carry. */
export interface Palette {
  /** Whether the ground is dark, so that what is to stand out has to be light. */
  dark: boolean;
  paper: string;
  water: string;
  waterLine: string;
  shore: string;
  builtUp: string;
  builtUpHatch: string;
  park: string;
  parkEdge: string;
  parkText: string;
  building: string;
  buildingEdge: string;
  roadCasing: string;
  road: string;
  highwayCasing: string;
  highway: string;
  rail: string;
  railGap: string;
  relief: string;
  reliefText: string;
  /** Tint of a hypsometric step; steps lie on one another, so it is nearly clear. */
  height: string;
  heightEdge: string;
  /** Band along the frontier of the empire; clear, so that it tints the land. */
  frontier: string;
  text: string;
  textSoft: string;
  waterText: string;
  /** Around names of the map. */
  halo: string;
  /** Around texts and signs of what moves and changes. */
  sheen: string;
  plate: string;
  /** For rings and names of what moves and changes. */
  ink: string;
}

/** As an atlas of about 1914 is printed. */
export const dayPalette: Palette = {
  dark: false,
  paper: '#f4ecd9',
  water: '#c3d7d5',
  waterLine: '#9cbcbc',
  shore: '#55797d',
  builtUp: '#ead9ba',
  builtUpHatch: '#dcc69f',
  park: '#d6dcb6',
  parkEdge: '#b3bd8c',
  parkText: '#596632',
  building: '#8c7760',
  buildingEdge: '#55463a',
  roadCasing: '#b7a17c',
  road: '#fffaf0',
  highwayCasing: '#96805c',
  highway: '#f7e3b5',
  rail: '#2f2a25',
  railGap: '#fbf5e6',
  relief: '#b99a6d',
  reliefText: '#7c5d33',
  height: 'rgba(185,138,76,0.13)',
  heightEdge: 'rgba(150,108,54,0.38)',
  frontier: 'rgba(128,74,92,0.2)',
  text: '#3b3229',
  textSoft: '#6a5b49',
  waterText: '#2d5b63',
  halo: 'rgba(246,239,222,0.9)',
  sheen: '#fffaf0',
  plate: 'rgba(250,244,230,0.94)',
  ink: '#1d1a16',
};

/** The same sheet by lamplight, for a dark hall: warm near-black land, deep water, names in ivory. */
export const nightPalette: Palette = {
  dark: true,
  paper: '#25221d',
  water: '#12262e',
  waterLine: '#24434d',
  shore: '#5d8790',
  builtUp: '#322c23',
  builtUpHatch: '#40382c',
  park: '#28311f',
  parkEdge: '#3d4a2c',
  parkText: '#a3b17c',
  building: '#75654f',
  buildingEdge: '#a5937a',
  roadCasing: '#1b1915',
  road: '#57503f',
  highwayCasing: '#1b1915',
  highway: '#7a683f',
  rail: '#b9ab92',
  railGap: '#25221d',
  relief: '#6b5838',
  reliefText: '#b59a6c',
  height: 'rgba(214,166,92,0.075)',
  heightEdge: 'rgba(214,166,92,0.26)',
  frontier: 'rgba(214,160,176,0.2)',
  text: '#e6dac0',
  textSoft: '#b6a88d',
  waterText: '#8fbfc9',
  halo: 'rgba(27,25,21,0.88)',
  sheen: '#0f0e0c',
  plate: 'rgba(20,18,15,0.92)',
  ink: '#f6ecd6',
};

/** The palette for a hall. */
export function paletteFor(dark: boolean): Palette {
  return dark ? nightPalette : dayPalette;
}

/** Families of the lettering: for most names, for wide ones, and for what moves and changes. */
export const serif = '"PT Serif", serif';
export const display = '"Old Standard TT", "PT Serif", serif';
export const sans = '"PT Sans", sans-serif';

/** Fonts that have to be there before texts are drawn; a canvas does not draw them again by itself. */
export const mapFonts = [
  `16px ${serif}`,
  `italic 16px ${serif}`,
  `16px ${display}`,
  `italic 26px ${display}`,
  `16px ${sans}`,
  `bold 16px ${sans}`,
] as const;
