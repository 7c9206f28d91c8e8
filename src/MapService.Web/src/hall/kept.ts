/** What a presenter goes on with after a reload, a crash of the browser or a flat battery. */
export interface KeptPresentation {
  readonly session: string;
  readonly key: string;
  readonly joinCode: string;
  /** Id of the lecture. */
  readonly lecture: string;
  /** The cue, from 0; -1 before the first. */
  readonly index: number;
  /** Seconds spent on each cue so far. */
  readonly spent: readonly number[];
}

const name = 'presenting';

/** Keeps it in this browser, on this machine only. */
export function keepPresentation(kept: KeptPresentation): void {
  localStorage.setItem(name, JSON.stringify(kept));
}

/** What was kept; undefined where there is nothing, or nothing that can be read. */
export function findPresentation(): KeptPresentation | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<KeptPresentation> | null;
    const { session, key, joinCode, lecture, index = -1, spent = [] } = kept ?? {};
    if (!session || !key || !joinCode || !lecture) return undefined;
    return { session, key, joinCode, lecture, index, spent };
  } catch {
    return undefined;
  }
}

export function forgetPresentation(): void {
  localStorage.removeItem(name);
}
