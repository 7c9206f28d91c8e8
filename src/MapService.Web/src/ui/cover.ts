import type { Box } from '../scene/label-layout';
import type { Padding } from '../scene/map-camera';

/** Room around what a view is fitted to, in pixels. */
const fitMargin = 24;

/** The part of the screen's height that the panel takes on a phone. */
const panelPart = 0.42;

/** Parts of the page that lie over the map. */
export const covering = '.clock, .panel, .legend, .tools, .transport, .scale, .credit, .signs button, .card[data-cue]';

/** Pixels at the edges of the map that are covered: what is fitted to it must lie in the part that nothing covers. */
export function coveredEdges(stage: HTMLElement, panelOpen: boolean, narrow: boolean): Padding {
  const part = (name: string) => stage.querySelector<HTMLElement>(name);
  const below = (part('.transport')?.offsetHeight ?? 0) + fitMargin;
  if (narrow) {
    const card = part('.card[data-cue]');
    const upToCard = card ? innerHeight - card.getBoundingClientRect().top + fitMargin : 0;
    const bottom = Math.max(upToCard, below + (panelOpen ? innerHeight * panelPart : 0));
    const upper = [part('.clock'), part('.signs button:last-child')].map((one) => one?.getBoundingClientRect().bottom ?? 0);
    return [Math.max(...upper) + fitMargin, fitMargin, bottom, fitMargin];
  }
  const right = panelOpen ? (part('.panel')?.offsetWidth ?? 0) : 0;
  // Half of the clock: what lies behind its lower right corner is still seen.
  const left = (part('.clock')?.offsetWidth ?? 0) / 2;
  return [fitMargin * 2, right + fitMargin, below + fitMargin, left];
}

/** What lies over the map, in pixels of the map. */
export function coveredBoxes(stage: HTMLElement): Box[] {
  const parts = stage.querySelectorAll(covering);
  return [...parts].map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
}
