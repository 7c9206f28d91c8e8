import type { LectureInfo } from '../contract/contract.g';

/** A lecture as it is being written in this browser. */
export interface LectureDraft {
  readonly lecture: LectureInfo;
  /** The version on the server that it started from; undefined for a new one. */
  readonly version?: number | undefined;
}

const prefix = 'lecture-draft ';

/** Keeps a draft in this browser until it is forgotten; `name` is the id that the lecture had when it was begun. */
export function keepDraft(name: string, draft: LectureDraft): void {
  localStorage.setItem(prefix + name, JSON.stringify(draft));
}

/** The draft of a name; undefined where there is none, or none that can be read. */
export function findDraft(name: string): LectureDraft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(prefix + name) ?? 'null') as LectureDraft | null;
    return draft && Array.isArray(draft.lecture.cues) ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** All drafts, with their names. */
export function findDrafts(): ReadonlyMap<string, LectureDraft> {
  const names = Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  return new Map(names.sort().flatMap((name) => {
    const draft = findDraft(name);
    return draft ? [[name, draft] as const] : [];
  }));
}

export function forgetDraft(name: string): void {
  localStorage.removeItem(prefix + name);
}
