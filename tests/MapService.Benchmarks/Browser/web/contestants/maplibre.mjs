import "maplibre-gl/dist/maplibre-gl.css";
import * as maplibre from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { positionAt, sides, view } from "../world.mjs";

maplibre.setWorkerUrl(workerUrl);

/** MapLibre GL with `setData`; new data is given when that before is in its tiles, as it would only be thrown away sooner. */
export async function create(container, units) {
  const data = (ms) => ({
    type: "FeatureCollection",
    features: units.map((unit) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: positionAt(unit, ms) },
      properties: { side: unit.side },
    })),
  });
  const map = new maplibre.Map({
    container,
    style: {
      version: 8,
      sources: { units: { type: "geojson", data: data(0), tolerance: 0, buffer: 8 } },
      layers: [
        { id: "ground", type: "background", paint: { "background-color": "#f4ecd9" } },
        {
          id: "units",
          type: "circle",
          source: "units",
          paint: { "circle-radius": 3.5, "circle-color": ["match", ["get", "side"], 0, sides[0].colour, sides[1].colour] },
        },
      ],
    },
    center: [view.lon, view.lat],
    zoom: view.zoom - 1,
    attributionControl: false,
    fadeDuration: 0,
  });
  await map.once("load");
  let [waiting, arrived, shown] = [false, false, 0];
  map.on("sourcedata", ({ sourceId, isSourceLoaded, sourceDataType }) => {
    if (!waiting || sourceId !== "units" || !isSourceLoaded || sourceDataType === "metadata") return;
    [waiting, arrived] = [false, true];
  });
  map.on("render", () => {
    if (arrived) shown++;
    arrived = false;
  });
  return {
    show(ms) {
      map.triggerRepaint();
      if (waiting) return;
      waiting = true;
      map.getSource("units").setData(data(ms));
    },
    shown: () => shown,
  };
}
