import { describe, expect, it } from 'vitest';
import type { CueInfo, LectureInfo } from '../contract/contract.g';
import { parseStory } from '../replay/story-time';
import { cueFrom, newIndexOf, pointing, runningTo, startingAt, withCue, withCueAt, withCueMoved, withoutCue } from './lecture-draft';

const cue = (heading: string): CueInfo => ({ heading, text: 'T', minutes: 1, at: '1917-11-07T02:00', then: 'hold', highlight: [], pictures: [] });
const lecture: LectureInfo = { id: 'a', title: 'A', language: 'en', summary: 'S', cues: ['one', 'two', 'three'].map(cue) };
const headings = ({ cues }: LectureInfo) => cues.map(({ heading }) => heading);

describe('the cues of a draft', () => {
  it('are added before another or at the end', () => {
    expect(headings(withCue(lecture, 1, cue('new')))).toEqual(['one', 'new', 'two', 'three']);
    expect(headings(withCue(lecture, 3, cue('new')))).toEqual(['one', 'two', 'three', 'new']);
  });

  it('are moved as far as there are places', () => {
    expect(headings(withCueMoved(lecture, 0, 1))).toEqual(['two', 'one', 'three']);
    expect(headings(withCueMoved(lecture, 2, -1))).toEqual(['one', 'three', 'two']);
    expect(withCueMoved(lecture, 0, -1)).toBe(lecture);
    expect(withCueMoved(lecture, 2, 1)).toBe(lecture);
  });

  it('come back in their place when deleting is undone', () => {
    const [, second] = lecture.cues;
    expect(withCue(withoutCue(lecture, 1), 1, second!)).toEqual(lecture);
  });

  it('are found again after every change but their end', () => {
    const after = (next: LectureInfo, index: number) => newIndexOf(lecture.cues, next.cues, index);
    expect(after(withCueMoved(lecture, 0, 1), 0)).toBe(1);
    expect(after(withCue(lecture, 0, cue('new')), 2)).toBe(3);
    expect(after(withCueAt(lecture, 1, cue('changed')), 1)).toBe(1);
    expect(after(withoutCue(lecture, 1), 1)).toBeUndefined();
    expect(after(lecture, -1)).toBeUndefined();
  });
});

describe('a cue', () => {
  const running = { ...cue('running'), to: '1917-11-07T03:00', speed: 120, then: 'loop' };

  it('is made of what the map shows', () => {
    const made = cueFrom({ at: parseStory('1917-11-07T21:40:12'), bounds: [30.12345678, 59.9, 30.5, 60], lens: undefined, highlight: ['place:smolny'] }, 'New cue');
    expect(made).toEqual({ heading: 'New cue', text: '', minutes: 1, at: '1917-11-07T21:40', then: 'hold', camera: { bounds: [30.1235, 59.9, 30.5, 60] }, highlight: ['place:smolny'], pictures: [] });
  });

  it('runs for as long as before when it is moved', () => {
    expect(startingAt(running, parseStory('1917-11-07T05:30'))).toMatchObject({ at: '1917-11-07T05:30', to: '1917-11-07T06:30' });
    expect(startingAt(cue('standing'), parseStory('1917-11-07T05:30')).to).toBeUndefined();
  });

  it('that is given an end has a pace that fits its minutes, or keeps its own', () => {
    expect(runningTo(cue('standing'), parseStory('1917-11-07T03:00'))).toMatchObject({ to: '1917-11-07T03:00', speed: 120 });
    expect(runningTo(running, parseStory('1917-11-07T09:00'))).toMatchObject({ speed: 120, then: 'loop' });
  });

  it('stands where its end is taken away, or would not be after its start', () => {
    const standing = { ...cue('running') };
    expect(runningTo(running, undefined)).toEqual(standing);
    expect(runningTo(running, parseStory('1917-11-07T02:00'))).toEqual(standing);
  });

  it('points a thing out, and no longer', () => {
    const once = pointing(cue('one'), 'place:smolny');
    expect(once.highlight).toEqual(['place:smolny']);
    expect(pointing(once, 'place:smolny').highlight).toEqual([]);
  });
});
