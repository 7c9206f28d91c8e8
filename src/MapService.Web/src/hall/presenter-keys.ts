/** What the pointer does on the presenter's map. */
export type Tool = 'hand' | 'laser' | 'fading' | 'staying' | 'spotlight';

/** What a presenter does by key or clicker. */
export interface PresenterActions {
  next(): void;
  previous(): void;
  first(): void;
  last(): void;
  /** Starts the talk, or this cue again. */
  start(): void;
  black(): void;
  white(): void;
  /** Away with what covers, with the tool, and back to the script. */
  script(): void;
  play(): void;
  recall(): void;
  erase(): void;
  use(tool: Tool): void;
}

/** Clickers send the keys of slide programs: PageUp and PageDown, B or a full stop for black, F5 to start, Esc. */
function keyMap(actions: PresenterActions): Record<string, () => void> {
  return {
    PageDown: actions.next,
    ArrowRight: actions.next,
    ArrowDown: actions.next,
    Enter: actions.next,
    PageUp: actions.previous,
    ArrowLeft: actions.previous,
    ArrowUp: actions.previous,
    Backspace: actions.previous,
    Home: actions.first,
    End: actions.last,
    F5: actions.start,
    b: actions.black,
    '.': actions.black,
    w: actions.white,
    ',': actions.white,
    Escape: actions.script,
    ' ': actions.play,
    r: actions.recall,
    e: actions.erase,
    l: () => actions.use('laser'),
    d: () => actions.use('fading'),
    s: () => actions.use('spotlight'),
  };
}

/** Acts on a key press. False if the key means nothing here and should keep its usual effect. */
export function pressPresenterKey(event: KeyboardEvent, actions: PresenterActions): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return false;
  if (target instanceof Element && target.closest('dialog, [data-editor]')) return false;
  // The timeline has the arrow keys to itself; a clicker's keys go on with the talk all the same.
  if (target instanceof Element && target.closest('[role="slider"]') && !event.key.startsWith('Page')) return false;
  if (target instanceof Element && target.closest('button, a, select, summary') && (event.key === ' ' || event.key === 'Enter')) return false;
  const act = keyMap(actions)[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  act?.();
  return act !== undefined;
}
