import type { BaseMapInfo, DatasetInfo, EventCollection, MovementCollection, PlaceCollection, ReplayIds } from '../contract/contract.g';

/** An answer of the server that is not the one asked for. */
export class RequestFailedError extends Error {
  readonly address: string;
  readonly status: number;

  constructor(address: string, status: number) {
    super(`${address} answered ${status}`);
    this.address = address;
    this.status = status;
  }
}

/** Everything of a history that does not change while it plays. */
export interface HistoryAnswers {
  dataset: DatasetInfo;
  events: EventCollection;
  movements: MovementCollection;
  places: PlaceCollection;
  ids: ReplayIds;
  /** False while only the data set is there and the lists are empty. */
  whole: boolean;
}

/** Fetches JSON from the server. Throws {@link RequestFailedError}, or what fetch throws when the server is out of reach. */
export async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) });
  if (!response.ok) throw new RequestFailedError(address, response.status);
  return (await response.json()) as T;
}

/**
 * Fetches what is told of a history first: enough for the map, the clock and the timeline. With a session, what its viewers
 * may know.
 */
export async function fetchOpening(session?: string): Promise<HistoryAnswers> {
  const dataset = await fetchJson<DatasetInfo>(toldTo('/api/dataset', session));
  const nothing = { type: 'FeatureCollection', features: [] };
  const ids = { logPosition: -1, units: [], movements: [], events: [], places: [], sides: [] };
  return { dataset, events: nothing, movements: nothing, places: nothing, ids, whole: false };
}

/**
 * Fetches the whole history. The dataset comes first, unless it is known: what is read after it is never older than its log
 * position says, and where it is newer, all is read again.
 */
export async function fetchHistory(known?: DatasetInfo, session?: string): Promise<HistoryAnswers> {
  const dataset = known ?? (await fetchJson<DatasetInfo>(toldTo('/api/dataset', session)));
  const [events, movements, places, ids] = await Promise.all([
    fetchJson<EventCollection>(toldTo('/api/events', session)),
    fetchJson<MovementCollection>(toldTo('/api/movements', session)),
    fetchJson<PlaceCollection>('/api/places'),
    fetchJson<ReplayIds>(toldTo('/api/ids', session)),
  ]);
  const outdated = known && ids.logPosition !== known.logPosition;
  return outdated ? fetchHistory(undefined, session) : { dataset, events, movements, places, ids, whole: true };
}

function toldTo(address: string, session: string | undefined): string {
  return session === undefined ? address : `${address}?session=${encodeURIComponent(session)}`;
}

/** What there is to draw under the history; an empty map where the server does not say. */
export async function fetchBaseMapInfo(): Promise<BaseMapInfo> {
  return fetchJson<BaseMapInfo>('/api/basemap').catch(() => ({ themes: [], credits: [], layers: [] }));
}
