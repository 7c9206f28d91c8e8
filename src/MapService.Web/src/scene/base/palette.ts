/** Inks and paper of the base map: quiet, so that the sides' colours carry. */
export const palette = {
  paper: '#f4ecd9',
  water: '#c3d7d5',
  waterLine: '#9cbcbc',
  shore: '#55797d',
  builtUp: '#ead9ba',
  builtUpHatch: '#dcc69f',
  park: '#d6dcb6',
  parkEdge: '#b3bd8c',
  building: '#8c7760',
  buildingEdge: '#55463a',
  roadCasing: '#b7a17c',
  road: '#fffaf0',
  highwayCasing: '#96805c',
  highway: '#f7e3b5',
  rail: '#2f2a25',
  railGap: '#fbf5e6',
  relief: '#b99a6d',
  text: '#3b3229',
  textSoft: '#6f604e',
  waterText: '#2d5b63',
  halo: 'rgba(246,239,222,0.9)',
} as const;

/** Fonts that have to be there before the names are drawn. */
export const baseFonts = ['16px "PT Serif"', 'italic 16px "PT Serif"', '16px "Old Standard TT"', 'italic 26px "Old Standard TT"'] as const;

/** Families of the lettering: for most names, and for wide ones. */
export const serif = '"PT Serif", serif';
export const display = '"Old Standard TT", "PT Serif", serif';
