import type { LectureInfo } from '../contract/contract.g';
import { RequestFailedError } from '../net/api';
import { fetchLecture } from '../net/lectures';
import { openUnwatched } from '../net/replay-connection';
import { findPresentation } from './kept';

/**
 * A whole lecture for who does not present it: with the key of what is presented in this browser, else with that of a session
 * that is opened for it. Throws {@link RequestFailedError}, or what fetch and hub throw where the server is out of reach.
 */
export async function readLecture(id: string): Promise<LectureInfo> {
  const presented = findPresentation();
  if (presented) {
    const lecture = await fetchLecture(id, presented).catch((failure: unknown) => {
      if (failure instanceof RequestFailedError && failure.status === 401) return undefined;
      throw failure;
    });
    if (lecture) return lecture;
  }
  return fetchLecture(id, await openUnwatched());
}
