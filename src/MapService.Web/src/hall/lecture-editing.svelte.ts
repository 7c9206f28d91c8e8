import type { CueInfo, LectureInfo } from '../contract/contract.g';
import { latestEntryOf } from '../net/item-edits';
import { fetchLecture, type PresenterKey } from '../net/lectures';
import { findDraft, forgetDraft, keepDraft } from './kept-drafts';
import { pointing, withCue, withCueAt, withCueMoved, withoutCue } from './lecture-draft';

/** A lecture that is being edited. Every change is kept in this browser at once. */
export class LectureEditing {
  lecture: LectureInfo = $state.raw({ id: '', title: '', language: '', summary: '', cues: [] });
  /** The version on the server that the draft started from; undefined for a new lecture. */
  version: number | undefined = $state();
  /** The cue in hand, from 0. */
  chosen = $state(0);
  /** Whether there is something that the server does not have. */
  isDraft = $state(false);
  /** What was deleted last, as long as it can be brought back. */
  deleted: { readonly cue: CueInfo; readonly index: number } | undefined = $state.raw();
  /** Under which name the draft is kept: the id that the lecture had when it was begun, until it is saved. */
  #name: string;
  readonly #onChange: (lecture: LectureInfo) => void;

  private constructor(name: string, onChange: (lecture: LectureInfo) => void) {
    this.#name = name;
    this.#onChange = onChange;
  }

  /**
   * Goes on with the draft that is kept, or starts from what the server has: its version is asked for first, so that nothing
   * written meanwhile is overwritten. Throws where the server is out of reach.
   */
  static async start(name: string, control: PresenterKey, onChange: (lecture: LectureInfo) => void): Promise<LectureEditing> {
    const editing = new LectureEditing(name, onChange);
    const draft = findDraft(name);
    if (draft) [editing.lecture, editing.version, editing.isDraft] = [draft.lecture, draft.version, true];
    else {
      editing.version = (await latestEntryOf('lecture', name))?.version;
      editing.lecture = await fetchLecture(name, control);
      onChange(editing.lecture);
    }
    return editing;
  }

  get cue(): CueInfo | undefined {
    return this.lecture.cues[this.chosen];
  }

  /** Takes another state of the lecture. */
  change(lecture: LectureInfo): void {
    if (lecture === this.lecture) return;
    this.lecture = lecture;
    this.isDraft = true;
    this.#keep();
    this.#onChange(lecture);
  }

  /** Takes another state of the cue in hand. */
  changeCue(cue: CueInfo): void {
    if (this.cue) this.change(withCueAt(this.lecture, this.chosen, cue));
  }

  /** Adds a cue after the one in hand. */
  add(cue: CueInfo): void {
    const index = Math.min(this.chosen + 1, this.lecture.cues.length);
    this.change(withCue(this.lecture, index, cue));
    this.chosen = index;
  }

  /** Deletes the cue in hand, until that is undone. */
  delete(): void {
    const { cue, chosen: index } = this;
    if (!cue) return;
    this.deleted = { cue, index };
    this.change(withoutCue(this.lecture, index));
    this.chosen = Math.max(0, Math.min(index, this.lecture.cues.length - 1));
  }

  undelete(): void {
    if (!this.deleted) return;
    const { cue, index } = this.deleted;
    this.change(withCue(this.lecture, index, cue));
    [this.chosen, this.deleted] = [index, undefined];
  }

  move(by: number): void {
    const moved = withCueMoved(this.lecture, this.chosen, by);
    if (moved === this.lecture) return;
    this.change(moved);
    this.chosen += by;
  }

  /** Points a thing out in the cue in hand, or no longer. */
  point(target: string): void {
    if (this.cue) this.changeCue(pointing(this.cue, target));
  }

  /** The server has it, in this version. */
  saved(version: number): void {
    this.version = version;
    this.isDraft = false;
    forgetDraft(this.#name);
    this.#name = this.lecture.id;
  }

  /** Takes the version that is on the server for the one that was edited: what is saved next replaces it. */
  overrule(version: number | undefined): void {
    this.version = version;
    this.#keep();
  }

  /** Throws the draft away. */
  discard(): void {
    forgetDraft(this.#name);
    this.isDraft = false;
  }

  #keep(): void {
    keepDraft(this.#name, { lecture: this.lecture, version: this.version });
  }
}
