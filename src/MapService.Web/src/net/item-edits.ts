import type { LogEntryInfo, LogPage } from '../contract/contract.g';
import { fetchJson } from './api';

/** Who edits: the server's editor key, and the name that stands in the log for all to read. */
export interface Editor {
  readonly key: string;
  readonly name: string;
}

/** What became of an edit. */
export type EditOutcome =
  | { readonly kind: 'written'; readonly version: number }
  /** The item is in another version than the one that was edited; undefined for one that was withdrawn. */
  | { readonly kind: 'overtaken'; readonly actual: number | undefined }
  /** Why not, as a whole and by field such as `cues[3].text`. */
  | { readonly kind: 'refused'; readonly reason: string; readonly errors: Readonly<Record<string, readonly string[]>> };

/** Problem details of RFC 9457, with what our server adds. */
interface Problem {
  title?: string;
  detail?: string;
  errors?: Record<string, string[]>;
  actual?: number | null;
}

const mostEntries = 1_000;

/** Writes an item in place of the version that was edited; a new one where there was none. Throws what fetch throws where the server is out of reach. */
export async function writeItem(kind: string, item: { id: string }, version: number | undefined, { key, name }: Editor): Promise<EditOutcome> {
  const isNew = version === undefined;
  const address = `/api/items/${kind}${isNew ? '' : `/${encodeURIComponent(item.id)}`}?by=${encodeURIComponent(name)}`;
  const response = await fetch(address, {
    method: isNew ? 'POST' : 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...(isNew ? {} : { 'if-match': `"${version}"` }) },
    body: JSON.stringify(item),
  });
  if (response.ok) return { kind: 'written', version: ((await response.json()) as LogEntryInfo).version };
  const problem = (await response.json().catch(() => ({}))) as Problem;
  if (response.status === 412) return { kind: 'overtaken', actual: problem.actual ?? undefined };
  return { kind: 'refused', reason: problem.detail ?? problem.title ?? `${response.status}`, errors: problem.errors ?? {} };
}

/** The entry of the log that an item was last written with; undefined for one that never was. */
export async function latestEntryOf(kind: string, id: string): Promise<LogEntryInfo | undefined> {
  const { end } = await fetchJson<LogPage>('/api/log?limit=1');
  for (let last = end; last > 0; last -= mostEntries) {
    const from = Math.max(1, last - mostEntries + 1);
    const { entries } = await fetchJson<LogPage>(`/api/log?from=${from}&limit=${last - from + 1}`);
    const found = entries.findLast((entry) => entry.kind === kind && entry.id === id);
    if (found) return found;
  }
  return undefined;
}
