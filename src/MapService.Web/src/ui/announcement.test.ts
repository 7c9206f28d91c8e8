import { beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../replay/history';
import { parseStory } from '../replay/story-time';
import { speak } from '../texts/texts.svelte';
import { arrivalText, beginningText, speakingMs } from './announcement';

const events = ['bank', 'bridge', 'station'].map((id, index) => ({
  id, type: 'Feature', geometry: null, properties: { title: `The ${id} is taken`, from: `1917-11-07T06:3${index}:00`, to: `1917-11-07T06:3${index}:00` },
}));
const begun = readEvents(events as unknown as Parameters<typeof readEvents>[0]);

describe('what is said', () => {
  beforeAll(() => speak('en'));

  it('names what begins and counts what could not be followed', () => {
    expect(beginningText(begun.slice(0, 1))).toBe('06:30: The bank is taken.');
    expect(beginningText(begun)).toBe('06:30: The bank is taken. 06:31: The bridge is taken. and 1 more');
    expect(beginningText([])).toBe('');
  });

  it('tells after a jump when that is and what begins there', () => {
    expect(arrivalText(parseStory('1917-11-07T06:30'), begun.slice(0, 1))).toBe('7 November 1917, 06:30. The bank is taken.');
  });

  it('leaves time to hear it', () => {
    expect(speakingMs('x'.repeat(130))).toBe(11_500);
  });
});
