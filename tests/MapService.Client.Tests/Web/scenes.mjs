// Reads {ids, walks: [[{frame, moments}]]} and writes, for each moment in order, what the web client would show.
import { answer, question, webCode } from './web-code.mjs';

const [{ applyFrame }, { knows, snapshotAt }, { toMercator }] = await webCode('replay/frame-state', 'replay/snapshot', 'scene/view');
const { ids, walks } = await question();

answer(walks.flatMap((steps) => {
  let state;
  return steps.flatMap(({ frame, moments }) => {
    state = applyFrame(state, frame);
    return moments.map((at) => {
      if (!state || !knows(state, at)) return null;
      const snapshot = snapshotAt(state, at, ids);
      return { ...snapshot, units: snapshot.units.map((unit) => ({ ...unit, mercator: toMercator(unit.lon, unit.lat) })) };
    });
  });
}));
