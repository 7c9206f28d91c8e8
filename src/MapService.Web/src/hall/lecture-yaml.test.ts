import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CueInfo, LectureInfo } from '../contract/contract.g';
import { lectureOf, readLectureYaml, seedOf, writeLectureYaml, type LectureSeed } from './lecture-yaml';

const files = import.meta.glob<string>('../../../../seeds/petrograd-1917/lectures/*.yaml', { query: '?raw', import: 'default', eager: true });
const shipped = Object.entries(files).map(([path, text]): [string, string] => [path.slice(path.lastIndexOf('/') + 1), text]);

it('there are lectures to try it with', () => expect(shipped.length).toBeGreaterThan(0));

describe.each(shipped)('%s', (_, text) => {
  const seed = (parse(text) as { lectures: LectureSeed[] }).lectures[0]!;

  it('is read whole and written again with the same fields', () => expect(seedOf(lectureOf(seed))).toEqual(seed));

  it('reads back from what is written as it was', () => {
    const lecture = readLectureYaml(text);
    const written = writeLectureYaml(lecture);
    expect(readLectureYaml(written)).toEqual(lecture);
    expect(parse(written)).toEqual({ lectures: [seed] });
  });

  it('is written in the form of the seeds', () => {
    const written = writeLectureYaml(readLectureYaml(text));
    expect(written.split('\n', 2)).toEqual(['# yaml-language-server: $schema=../../seed.schema.json', 'lectures:']);
    expect(written).toMatch(/^ {8}notes: >-$/m);
    expect(written).toMatch(/^ {8}camera: \{bounds: \[/m);
    expect(written.split('\n').filter((line) => line.length > 140)).toEqual([]);
  });
});

it('moments of the server are written to the minute, those with seconds as they are', () => {
  const cue: CueInfo = { heading: 'H', text: 'T', minutes: 1, at: '1917-11-07T02:00:00', to: '1917-11-07T02:00:30', speed: 10, then: 'loop', highlight: ['event:a', 'place:b', 'unit:c'], pictures: [] };
  const lecture: LectureInfo = { id: 'a', title: 'A: "quoted" # not a comment', language: 'en', summary: 'S', cues: [cue] };
  const [written] = seedOf(lecture).cues;
  expect(written).toEqual({ heading: 'H', text: 'T', minutes: 1, at: '1917-11-07T02:00', to: '1917-11-07T02:00:30', speed: 10, then: 'loop', highlight: { places: ['b'], units: ['c'], events: ['a'] } });
  expect(readLectureYaml(writeLectureYaml(lecture)).title).toBe(lecture.title);
});

it('texts of several paragraphs and with odd blanks read back', () => {
  const text = 'First line, long enough to be written below its name in lines of its own.\n\n  Indented, and # with: signs\nlast';
  const lecture: LectureInfo = { id: 'a', title: 'A', language: 'en', summary: text, cues: [] };
  expect(readLectureYaml(writeLectureYaml(lecture)).summary).toBe(text);
});

it('what is no lecture is refused', () => {
  expect(() => readLectureYaml('places: []')).toThrow('Found no lecture');
  expect(() => readLectureYaml('')).toThrow('Found no lecture');
});
