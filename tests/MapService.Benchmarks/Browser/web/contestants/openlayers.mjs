import "ol/ol.css";
import Feature from "ol/Feature.js";
import OlMap from "ol/Map.js";
import View from "ol/View.js";
import Point from "ol/geom/Point.js";
import VectorLayer from "ol/layer/Vector.js";
import { fromLonLat } from "ol/proj.js";
import VectorSource from "ol/source/Vector.js";
import { Circle, Fill, Style } from "ol/style.js";
import { positionAt, sides, view } from "../world.mjs";

/** OpenLayers as its users move things: new coordinates for the geometry of each feature. */
export async function create(target, units) {
  const styles = sides.map(({ colour }) => new Style({ image: new Circle({ radius: 3.5, fill: new Fill({ color: colour }) }) }));
  const points = units.map((unit) => new Point(fromLonLat(positionAt(unit, 0))));
  const features = points.map((geometry, index) => {
    const feature = new Feature({ geometry });
    feature.setStyle(styles[units[index].side]);
    return feature;
  });
  const layer = new VectorLayer({ source: new VectorSource({ features }), updateWhileAnimating: true, updateWhileInteracting: true });
  const map = new OlMap({ target, layers: [layer], controls: [], view: new View({ center: fromLonLat([view.lon, view.lat]), zoom: view.zoom }) });
  let [changed, shown] = [false, 0];
  map.on("postrender", () => {
    if (changed) shown++;
    changed = false;
  });
  await new Promise((done) => map.once("rendercomplete", done));
  return {
    show(ms) {
      changed = true;
      points.forEach((point, index) => point.setCoordinates(fromLonLat(positionAt(units[index], ms))));
      map.render();
    },
    shown: () => shown,
  };
}
