import { Deck, MapView } from "@deck.gl/core";
import { ScatterplotLayer } from "@deck.gl/layers";
import { positionAt, sides, view } from "../world.mjs";

/** deck.gl with binary attributes, the quickest way that it has for new positions. */
export async function create(parent, units) {
  const rgb = sides.map(({ colour }) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
  const colours = new Uint8Array(units.flatMap(({ side }) => rgb[side]));
  const layerAt = (ms) => {
    const positions = new Float64Array(2 * units.length);
    units.forEach((unit, index) => positions.set(positionAt(unit, ms), 2 * index));
    return new ScatterplotLayer({
      id: "units",
      data: {
        length: units.length,
        attributes: { getPosition: { value: positions, size: 2 }, getFillColor: { value: colours, size: 3 } },
      },
      getRadius: 3.5,
      radiusUnits: "pixels",
    });
  };
  let [changed, shown] = [false, 0];
  const deck = await new Promise((done) => {
    const made = new Deck({
      parent,
      views: new MapView(),
      initialViewState: { longitude: view.lon, latitude: view.lat, zoom: view.zoom - 1 },
      controller: false,
      layers: [layerAt(0)],
      onLoad: () => done(made),
      onAfterRender: () => {
        if (changed) shown++;
        changed = false;
      },
    });
  });
  return {
    show(ms) {
      changed = true;
      deck.setProps({ layers: [layerAt(ms)] });
    },
    shown: () => shown,
  };
}
