import type { DateNames } from '../replay/story-text';
import type { BadgeSign } from '../scene/glyphs';

/** Names of months and weekdays. */
export const dateNames: DateNames = {
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** Every text of the interface that does not come from the data. */
export const texts = {
  newStyle: 'New Style',
  oldStyle: 'Old Style',
  storyTime: 'Story time',
  play: 'Play',
  pause: 'Pause',
  previousEvent: 'Previous event',
  nextEvent: 'Next event',
  speed: 'Speed',
  chapter: 'Chapter',
  timeline: 'Timeline',
  transport: 'Playing',
  panel: 'What is on the map',
  openPanel: 'Show what is on the map',
  closePanel: 'Hide what is on the map',
  now: 'Now',
  units: 'Units',
  placesHeld: 'Places held',
  happening: 'Happening',
  justHappened: 'Just happened',
  next: 'Next',
  inTheseDays: 'In these days',
  nothingNow: 'Nothing is recorded for this moment.',
  noUnits: 'No unit is on the map at this moment.',
  noPlaces: 'No holder of a place is known at this moment.',
  since: 'since',
  standing: 'Standing',
  standingAt: 'At',
  underWay: 'Under way',
  from: 'from',
  to: 'to',
  find: 'Find',
  search: 'Search events, units and places',
  searchHint: 'Winter Palace, Kronstadt, Lenin …',
  nothingFound: 'Nothing in this history bears that name.',
  foundCount: (places: number, units: number, events: number) => `${places} places, ${units} units, ${events} events`,
  showOnly: 'Show only',
  showAll: 'Show all',
  shownOf: (shown: number, all: number) => `${shown} of ${all} events`,
  documents: 'What a document says',
  severalDocuments: 'Several documents',
  colourByDocument: 'Colour by document',
  kinds: 'Kinds of events',
  onlyThisUnit: 'Show only this',
  back: 'Back to the list',
  map: 'Map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeCity: 'Show the city',
  wholeRegion: 'Show the region',
  help: 'Keyboard shortcuts',
  close: 'Close',
  darkMap: 'Dark map',
  mapNames: 'Map names',
  otherMap: 'Other map',
  noOtherMap: 'None',
  opacity: 'Opacity',
  swipe: 'Swipe',
  legend: 'Legend',
  sides: 'Sides',
  signs: 'Signs',
  signPlace: 'Place held by a side',
  signEvent: 'Event',
  signTrail: 'Way; broken where it is inferred',
  signHalo: 'Known only within this circle',
  signCrowd: 'Number of units in a town',
  signRestored: 'Shore put back to 1917',
  signOpenBridge: 'Open bridge',
  signColumn: 'Column on the march, in its length',
  column: 'Column',
  columnLength: (metres: number) => `about ${metres.toLocaleString('en')} m from head to tail`,
  north: 'North is up',
  place: 'Place',
  side: 'Side',
  certainty: 'Certainty',
  precision: 'Precision',
  derived: 'Derived',
  strength: 'Strength',
  holder: 'Held by',
  standingHere: 'Here at this moment',
  roadway: 'Roadway',
  openForShips: 'open for ships',
  closedAgain: 'closed again',
  accuracy: 'Accuracy',
  otherNames: 'Other names',
  events: 'Events',
  departure: 'Departure',
  arrival: 'Arrival',
  noUnitNow: 'Not on the map at this moment',
  citations: 'Sources',
  claims: 'What the source says',
  corrected: (printed: string, read: string) => `printed “${printed}”, read as ${read}`,
  conflicts: 'Where the sources differ',
  adopted: 'followed here',
  reason: 'Reason',
  lines: 'lines',
  line: 'line',
  goThere: 'Go to this moment',
  connecting: 'Connecting …',
  lost: 'Connection lost. Playing from what is known; reconnecting …',
  loading: 'Opening the map …',
  unreachable: 'The server does not answer. Trying again …',
  broken: 'The history could not be read. Trying again …',
  scale: 'Scale',
  andMore: (count: number) => `and ${count} more`,
} as const;

/** What a badge says, as the legend names it. */
export const badgeTexts: Record<BadgeSign, string> = {
  shots: 'Shots',
  radio: 'Radio message',
  dispute: 'Documents disagree',
};

/** Lines of a document, first and last. */
export function linesOf([first, last]: readonly number[]): string {
  return last === undefined || first === last ? `${texts.line} ${first}` : `${texts.lines} ${first}–${last}`;
}

/** Paces of the speed control, in story seconds per second. */
export const speeds: readonly { value: number; name: string }[] = [
  { value: 60, name: '1 min/s' },
  { value: 300, name: '5 min/s' },
  { value: 600, name: '10 min/s' },
  { value: 1800, name: '30 min/s' },
  { value: 3600, name: '1 h/s' },
  { value: 21_600, name: '6 h/s' },
  { value: 86_400, name: '1 day/s' },
];

/** Names for the words of the contract. */
export const words: Record<string, string> = {
  minute: 'to the minute',
  hour: 'to the hour',
  'part-of-day': 'to the part of the day',
  day: 'to the day',
  month: 'to the month',
  'armoured-car': 'armoured car',
  'motor-car': 'motor car',
  'red-guards': 'Red Guards',
  body: 'committee or assembly',
  certain: 'certain',
  probable: 'probable',
  possible: 'possible',
  disputed: 'disputed',
  foot: 'on foot',
  road: 'by road',
  rail: 'by rail',
  river: 'by river',
  sea: 'by sea',
};

/** The word for people of a word of the contract; the word itself where there is none. */
export function wordFor(word: string): string {
  return words[word] ?? word;
}

/** Shortcuts as the help shows them. */
export const shortcuts: readonly { keys: string; does: string }[] = [
  { keys: 'Space, K', does: 'play or pause' },
  { keys: '← →', does: '5 minutes back or on' },
  { keys: 'J L', does: '30 minutes back or on' },
  { keys: ', .', does: 'previous or next event' },
  { keys: '< >', does: 'slower or faster' },
  { keys: 'Home End', does: 'beginning or end' },
  { keys: '0 … 9', does: 'tenths of the whole' },
  { keys: '+ −', does: 'zoom in or out' },
  { keys: '/', does: 'search' },
  { keys: 'F', does: 'full screen' },
  { keys: 'Esc', does: 'close' },
  { keys: '?', does: 'this list' },
];
