// Generated from MapService.Contract; do not edit.

export interface AudienceInfo {
  viewers: number;
  behind: number;
  full: boolean;
  guarded: boolean;
}

export interface BaseMapInfo {
  themes: string[];
  credits: string[];
  layers: TileLayerInfo[];
}

export interface BridgeChange {
  place: string;
  state: string;
}

export interface BridgeState {
  place: string;
  state: string;
  since: string;
  event: string;
}

export interface ChapterInfo {
  id: string;
  title: string;
  span: Period;
}

export interface Citation {
  source: string;
  lines: number[];
  claims: Record<string, string>;
  corrections: Correction[];
}

export interface ClockInfo {
  version: number;
  storyMs: number;
  speed: number;
  playing: boolean;
  serverMs: number;
  loop?: LoopSpan;
}

export interface ColumnInfo {
  lengthMetres: number;
  derived?: string;
}

export interface Conflict {
  about: string;
  adopted: string;
  reason: string;
  claims: RivalClaim[];
}

export interface ControlAnswer {
  accepted: boolean;
  clock: ClockInfo;
}

export interface ControlChange {
  place: string;
  side: string;
}

export interface ControlState {
  place: string;
  side: string;
  since: string;
  event: string;
}

export interface Correction {
  printed: string;
  read: string;
  evidence: string;
}

export interface CueCameraInfo {
  place?: string;
  zoom?: number;
  bounds?: number[];
  follow?: string;
  unit?: string;
}

export interface CueClock {
  atMs: number;
  playing: boolean;
  speed?: number;
  loop?: LoopSpan;
}

export interface CueInfo {
  heading: string;
  text: string;
  notes?: string;
  minutes: number;
  at: string;
  to?: string;
  speed?: number;
  then: string;
  camera?: CueCameraInfo;
  highlight: string[];
  lens?: ShowingLens;
  pictures: PictureInfo[];
}

export interface DatasetCounts {
  events: number;
  movements: number;
  places: number;
  units: number;
  sources: number;
}

export interface DatasetInfo {
  id: string;
  title: string;
  description: string;
  language: string;
  clock: string;
  span: Period;
  opening: string;
  view: number[];
  logPosition: number;
  sides: SideInfo[];
  units: UnitInfo[];
  kinds: KindInfo[];
  chapters: ChapterInfo[];
  sources: SourceInfo[];
  counts: DatasetCounts;
}

export interface DrawnPiece {
  number: number;
  stroke: number;
  kind: string;
  colour: number;
  drawnMs: number;
  points: number[];
}

export interface EndedSpans {
  segments?: number[];
  events?: number[];
  control?: number[];
  bridges?: number[];
}

export interface EventCollection {
  features: EventFeature[];
  type: string;
}

export interface EventFeature {
  id: string;
  geometry: Geometry | null;
  properties: EventProperties;
  type: string;
}

export interface EventProperties {
  title: string;
  kind: string;
  account: string;
  from: string;
  to: string;
  precision: string;
  oldStyle: Period;
  calendar: string;
  derived?: string;
  certainty: string;
  places: PlaceReference[];
  units: string[];
  side?: string;
  control: ControlChange[];
  bridges: BridgeChange[];
  causes: string[];
  conflicts: Conflict[];
  citations: Citation[];
}

export interface GeocodeAnswer {
  query: string;
  candidates: GeocodeCandidate[];
}

export interface GeocodeCandidate {
  place: string;
  name: string;
  matched: string;
  score: number;
  reason: string;
  lon: number;
  lat: number;
  accuracyMetres: number;
  country?: string;
}

export type Geometry = PointGeometry | MultiPointGeometry | LineStringGeometry;

/** Methods: arguments as a tuple, and what is returned. */
export interface ReplayHub {
  Open: { args: [request: OpenSession]; result: SessionOpened };
  Join: { args: [joinCode: string]; result: SessionJoined };
  Watch: { args: [session: string]; result: ClockInfo };
  Leave: { args: [session: string]; result: void };
  Play: { args: [control: SessionControl]; result: ControlAnswer };
  Pause: { args: [control: SessionControl]; result: ControlAnswer };
  SeekTo: { args: [control: SessionControl, storyMs: number]; result: ControlAnswer };
  SetSpeed: { args: [control: SessionControl, speed: number]; result: ControlAnswer };
  StepEvent: { args: [control: SessionControl, direction: number]; result: ControlAnswer };
  Loop: { args: [control: SessionControl, loop: LoopSpan | null]; result: ControlAnswer };
  Show: { args: [control: SessionControl, showing: Showing, clock: CueClock | null]; result: ControlAnswer };
  Draw: { args: [control: SessionControl, pieces: InkPiece[]]; result: void };
  Erase: { args: [control: SessionControl]; result: void };
  Invite: { args: [control: SessionControl]; result: Invitation };
  Resign: { args: [control: SessionControl]; result: ControlAnswer };
  Admit: { args: [control: SessionControl, open: boolean]; result: ControlAnswer };
  Guard: { args: [control: SessionControl, on: boolean]; result: ControlAnswer };
  Audience: { args: [control: SessionControl]; result: AudienceInfo };
  Close: { args: [control: SessionControl]; result: ControlAnswer };
  Ping: { args: [clientMs: number]; result: Pong };
}

/** Methods: arguments as a tuple, and what is returned. */
export interface ReplayViewer {
  Frame: { args: [frame: ReplayFrame]; result: void };
  Closed: { args: [session: string]; result: void };
}

export interface InkPiece {
  stroke: number;
  kind: string;
  colour: number;
  points: number[];
}

export interface InkUpdate {
  first: number;
  pieces: DrawnPiece[];
}

export interface Invitation {
  accepted: boolean;
  clock: ClockInfo;
  key?: string;
}

export interface KindInfo {
  id: string;
  name: string;
  sign?: string;
}

export interface LectureInfo {
  id: string;
  title: string;
  language: string;
  summary: string;
  cues: CueInfo[];
}

export interface LectureSummary {
  id: string;
  title: string;
  language: string;
  summary: string;
  minutes: number;
  cues: number;
}

export interface LineStringGeometry {
  type: 'LineString';
  coordinates: number[][];
}

export interface LogEntryInfo {
  position: number;
  kind: string;
  id: string;
  version: number;
  change: string;
  at: string;
  by: string;
  item?: unknown;
}

export interface LogPage {
  end: number;
  entries: LogEntryInfo[];
  next?: string;
}

export interface LoopSpan {
  fromMs: number;
  toMs: number;
  once?: boolean;
}

export interface MovementCollection {
  features: MovementFeature[];
  type: string;
}

export interface MovementFeature {
  id: string;
  geometry: Geometry;
  properties: MovementProperties;
  type: string;
}

export interface MovementProperties {
  unit: string;
  from: string;
  to: string;
  oldStyle: Period;
  departurePrecision: string;
  arrivalPrecision: string;
  departureDerived?: string;
  arrivalDerived?: string;
  mode: string;
  lengthMetres: number;
  column?: ColumnInfo;
  places: PlaceReference[];
  side: string;
  certainty: string;
  conflicts: Conflict[];
  citations: Citation[];
}

export interface MultiPointGeometry {
  type: 'MultiPoint';
  coordinates: number[][];
}

export interface NameInfo {
  text: string;
  language: string;
}

export interface OpenSession {
  storyMs?: number;
  speed?: number;
  playing?: boolean;
  shared?: boolean;
}

export interface Period {
  from: string;
  to: string;
}

export interface PictureInfo {
  file: string;
  caption: string;
  credit: string;
}

export interface PlaceCollection {
  features: PlaceFeature[];
  type: string;
}

export interface PlaceFeature {
  id: string;
  geometry: Geometry;
  properties: PlaceProperties;
  type: string;
}

export interface PlaceProperties {
  name: string;
  kind: string;
  accuracyMetres: number;
  names: NameInfo[];
  evidence?: string;
  country?: string;
}

export interface PlaceReference {
  id: string;
  name: string;
}

export interface PointGeometry {
  type: 'Point';
  coordinates: number[];
}

export interface Pong {
  clientMs: number;
  serverMs: number;
}

export interface PresenceInfo {
  place: string;
  from: string;
  to?: string;
}

export interface ReplayFrame {
  session: string;
  base?: number;
  step: number;
  clock: ClockInfo;
  window: number[];
  logPosition?: number;
  ended?: EndedSpans;
  started?: StartedSpans;
  showing?: Showing;
  ink?: InkUpdate;
  furthestMs?: number;
}

export interface ReplayIds {
  logPosition: number;
  units: string[];
  movements: string[];
  events: string[];
  places: string[];
  sides: string[];
}

export interface RivalClaim {
  source: string;
  lines: number[];
  text: string;
}

export interface SessionControl {
  session: string;
  key: string;
  version: number;
}

export interface SessionJoined {
  session: string;
  clock: ClockInfo;
  guarded?: boolean;
}

export interface SessionOpened {
  session: string;
  key: string;
  joinCode?: string;
  clock: ClockInfo;
}

export interface Showing {
  lecture?: string;
  language?: string;
  cue?: number;
  heading?: string;
  text?: string;
  camera?: ShowingCamera;
  highlight?: string[];
  spotlight?: string;
  lens?: ShowingLens;
  pictures?: PictureInfo[];
  cover?: string;
  recall?: number;
}

export interface ShowingCamera {
  bounds?: number[];
  turn?: number;
  follow?: string;
}

export interface ShowingLens {
  sides?: string[];
  kinds?: string[];
  sources?: string[];
  certainties?: string[];
}

export interface SideInfo {
  id: string;
  name: string;
  description: string;
  colour: string;
  pattern: string;
}

export interface SourceInfo {
  id: string;
  title: string;
  author: string;
  language: string;
  calendar: string;
  document: string;
  lines: number;
  note?: string;
}

export interface StartedSpans {
  segments?: number[];
  events?: number[];
  control?: number[];
  bridges?: number[];
}

export interface StateInfo {
  at: string;
  logPosition: number;
  units: UnitState[];
  events: string[];
  control: ControlState[];
  bridges: BridgeState[];
}

export interface StrengthInfo {
  value: number;
  of: string;
  citations: Citation[];
}

export interface TileLayerInfo {
  id: string;
  name: string;
  url: string;
  attribution: string;
  minZoom: number;
  maxZoom: number;
}

export interface UnitInfo {
  id: string;
  name: string;
  side: string;
  kind: string;
  presence: PresenceInfo;
  strength: StrengthInfo[];
  conflicts: Conflict[];
  citations: Citation[];
}

export interface UnitState {
  id: string;
  lon: number;
  lat: number;
  heading: number | null;
  moving: boolean;
  movement: string | null;
}
