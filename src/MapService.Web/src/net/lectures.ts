import type { LectureInfo, LectureSummary } from '../contract/contract.g';
import { fetchJson, RequestFailedError } from './api';

/** The right to read a lecture with its notes: id and key of a session. */
export interface PresenterKey {
  readonly session: string;
  readonly key: string;
}

/** The lectures to choose from. */
export function fetchLectures(): Promise<LectureSummary[]> {
  return fetchJson<LectureSummary[]>('/api/lectures');
}

/** A whole lecture, with its notes. Throws {@link RequestFailedError}. */
export async function fetchLecture(id: string, { session, key }: PresenterKey): Promise<LectureInfo> {
  const address = `/api/lectures/${encodeURIComponent(id)}`;
  const response = await fetch(address, { headers: { accept: 'application/json', authorization: `Bearer ${session}.${key}` } });
  if (!response.ok) throw new RequestFailedError(address, response.status);
  return (await response.json()) as LectureInfo;
}
