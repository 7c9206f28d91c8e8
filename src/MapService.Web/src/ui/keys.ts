import { hourMs, minuteMs } from '../replay/story-time';
import type { Player } from './player.svelte';
import type { Story } from './story';
import type { Texts } from '../texts/en';
import { keyChoice } from './key-choice.svelte';

/** What keys can do besides moving the clock. */
export interface KeyActions {
  help(): void;
  search(): void;
  goToMoment(): void;
  beginLoop(): void;
  endLoop(): void;
  pace(): void;
  stepSpeed(step: 1 | -1): void;
  mapOptions(): void;
  previousEvent(): void;
  nextEvent(): void;
  escape(): void;
  fullScreen(): void;
  zoomBy(steps: number): void;
  turnBy(steps: number): void;
  northUp(): void;
  followAction(): void;
}

/** Arrow keys move by a step that is felt on the clock, J and L by one that is seen on the timeline. */
const smallStep = 5 * minuteMs;
const largeStep = hourMs / 2;

/** What the help tells of them; the space bar is named by the language. */
export const shortcuts: readonly { keys: string; does: keyof Texts['shortcuts'] }[] = [
  { keys: 'K', does: 'play' },
  { keys: '← →', does: 'smallStep' },
  { keys: 'J L', does: 'largeStep' },
  { keys: ', .', does: 'event' },
  { keys: '< >', does: 'speed' },
  { keys: 'Home End', does: 'ends' },
  { keys: '0 … 9', does: 'tenths' },
  { keys: 'G', does: 'goToMoment' },
  { keys: '[ ]', does: 'loop' },
  { keys: 'P', does: 'pace' },
  { keys: '+ −', does: 'zoom' },
  { keys: 'Shift ← →', does: 'turn' },
  { keys: 'N', does: 'north' },
  { keys: 'A', does: 'follow' },
  { keys: '/', does: 'search' },
  { keys: 'M', does: 'mapOptions' },
  { keys: 'F', does: 'fullScreen' },
  { keys: 'Esc', does: 'close' },
  { keys: '?', does: 'help' },
];

/** Acts on a key press. False if the key means nothing here and should keep its usual effect. */
export function pressKey(event: KeyboardEvent, player: Player, story: Story, actions: KeyActions): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false;
  if (!keyChoice.single && event.key.length === 1 && event.key !== ' ') return false;
  if (event.key === ' ' && isControl(event.target)) return false;
  const act = keyMap(player, story, actions)[nameOf(event)];
  act?.();
  return act !== undefined;
}

/** Letters and signs are what they write; of other keys the shift key makes another one. */
function nameOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.length === 1) return key.toLowerCase();
  return shiftKey ? `Shift+${key}` : key;
}

function keyMap(player: Player, story: Story, actions: KeyActions): Record<string, () => void> {
  const { from, to } = story.span;
  const by = (step: number) => () => player.seek(player.story + step);
  const tenths = Array.from({ length: 10 }, (_, tenth) => [String(tenth), () => player.seek(from + ((to - from) * tenth) / 10)]);
  return {
    ...(Object.fromEntries(tenths) as Record<string, () => void>),
    ' ': () => player.toggle(),
    k: () => player.toggle(),
    ArrowLeft: by(-smallStep),
    ArrowRight: by(smallStep),
    j: by(-largeStep),
    l: by(largeStep),
    ',': actions.previousEvent,
    '.': actions.nextEvent,
    '/': actions.search,
    g: actions.goToMoment,
    '[': actions.beginLoop,
    ']': actions.endLoop,
    p: actions.pace,
    '<': () => actions.stepSpeed(-1),
    '>': () => actions.stepSpeed(1),
    Home: () => player.seek(from),
    End: () => player.seek(to),
    m: actions.mapOptions,
    f: actions.fullScreen,
    '?': actions.help,
    Escape: actions.escape,
    '+': () => actions.zoomBy(1),
    '-': () => actions.zoomBy(-1),
    'Shift+ArrowLeft': () => actions.turnBy(-1),
    'Shift+ArrowRight': () => actions.turnBy(1),
    n: actions.northUp,
    a: actions.followAction,
  };
}

/** An open dialog keeps its keys to itself; one that was closed may have the focus until the next picture, and keeps none. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const dialog = target.closest('dialog');
  return dialog ? dialog.open : target.isContentEditable || target.matches('input, textarea, select');
}

/** Buttons and lists use the space bar themselves. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, select, a, summary') !== null;
}
