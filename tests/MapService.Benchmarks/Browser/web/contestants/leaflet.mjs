import "leaflet/dist/leaflet.css";
import "./leaflet-global.mjs";
import "leaflet-timedimension/dist/leaflet.timedimension.src.js";
import L from "leaflet";
import { durationMs, positionAt, sides, view } from "../world.mjs";

/** Positions are given for every so many milliseconds: the time dimension knows no time between two. */
const stepMs = 50;

/** What the plugin takes for one of them: its shortest duration is a second, and only the last point is to be seen. */
const timeOf = (ms) => Math.floor(ms / stepMs) * 1000;

/** As far as anybody watches. */
const knownMs = durationMs / 4;

/** Leaflet on canvas with leaflet-timedimension, which shows the part of each line that belongs to the time; here its last point. */
export async function create(target, units) {
  const times = Array.from({ length: knownMs / stepMs + 1 }, (_, index) => timeOf(index * stepMs));
  const map = L.map(target, { preferCanvas: true, zoomControl: false, attributionControl: false, fadeAnimation: false, zoomAnimation: false, timeDimension: true, timeDimensionOptions: { times } });
  map.setView([view.lat, view.lon], view.zoom);
  const lines = {
    type: "FeatureCollection",
    features: units.map((unit) => ({
      type: "Feature",
      properties: { side: unit.side, times },
      geometry: { type: "LineString", coordinates: times.map((_, index) => positionAt(unit, index * stepMs)) },
    })),
  };
  const symbols = L.geoJSON(lines, {
    style: () => ({ stroke: false }),
    pointToLayer: ({ properties }, at) => L.circleMarker(at, { radius: 3.5, stroke: false, fill: true, fillOpacity: 1, fillColor: sides[properties.side].colour }),
  });
  let shown = 0;
  map.timeDimension.on("timeload", () => shown++);
  L.timeDimension.layer.geoJson(symbols, { addlastPoint: true, duration: "PT1S" }).addTo(map);
  return {
    show(ms) {
      if (map.timeDimension.getCurrentTime() !== timeOf(ms)) map.timeDimension.setCurrentTime(timeOf(ms));
    },
    shown: () => shown,
  };
}
