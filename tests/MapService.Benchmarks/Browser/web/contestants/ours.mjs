import "ol/ol.css";
import { applyFrame } from "../../../../../src/MapService.Web/src/replay/frame-state";
import { measureRoute } from "../../../../../src/MapService.Web/src/replay/routes";
import { snapshotAt } from "../../../../../src/MapService.Web/src/replay/snapshot";
import { MapScene } from "../../../../../src/MapService.Web/src/scene/map-scene";
import { durationMs, sides, view } from "../world.mjs";

/** Story milliseconds per millisecond, as when ten minutes are played in a second. */
const speed = 600;

const storyMs = durationMs * speed;

/** The scene of the web client, fed with one frame of the server's and the clock, as it is while a session plays. */
export async function create(target, units) {
  const names = units.map((_, index) => `unit-${index}`);
  const ids = { logPosition: 1, units: names, movements: names, events: [], places: [], sides: sides.map(({ id }) => id) };
  const state = applyFrame(undefined, keyframe(units));
  const scene = new MapScene(target, {
    data: sceneData(units, names),
    bounds: [],
    camera: { ...view, turn: 0 },
    dark: false,
    language: "en",
    padding: () => [0, 0, 0, 0],
    covered: () => [],
    onPick: () => {},
    onMoved: () => {},
  });
  await document.fonts.ready;
  let shown = 0;
  return {
    show(ms) {
      scene.show({ snapshot: snapshotAt(state, ms * speed, ids), recent: [], speed, selection: undefined, flashing: true, still: false });
      shown++;
    },
    shown: () => shown,
  };
}

/** On the wire a unit's way is one segment: number, unit, movement, where, how far, from when and how long. */
function keyframe(units) {
  const e7 = (degrees) => Math.round(degrees * 1e7);
  const segments = units.flatMap(({ from, to }, index) => [
    index, index, index, e7(from[0]), e7(from[1]), e7(to[0]) - e7(from[0]), e7(to[1]) - e7(from[1]), 0, storyMs,
  ]);
  const clock = { version: 1, storyMs: 0, speed, playing: true, serverMs: 0 };
  return { session: "", step: 1, logPosition: 1, clock, window: [0, storyMs], started: { segments } };
}

function sceneData(units, names) {
  const side = ({ id, colour }, index) => ({ id, name: id, description: "", colour, pattern: index === 0 ? "solid" : "diagonal" });
  const info = ({ side: index }, unit) => ({ id: names[unit], name: `Unit ${unit}`, side: sides[index].id, kind: "infantry", strength: [], conflicts: [], citations: [] });
  const movement = ({ side: index, from, to }, unit) => ({
    id: names[unit],
    unit: names[unit],
    start: 0,
    end: storyMs,
    route: measureRoute([from, to]),
    feature: { properties: { side: sides[index].id, certainty: "certain", conflicts: [] } },
  });
  const byName = (make) => new Map(units.map((unit, index) => [names[index], make(unit, index)]));
  const nothing = new Map();
  return { sides: sides.map(side), units: byName(info), places: nothing, events: nothing, movements: byName(movement), eventSigns: nothing, heldPlaces: new Set() };
}
