import { czmlOf } from "./czml.mjs";

window.CESIUM_BASE_URL = "/cesium/";
const Cesium = await import(/* @vite-ignore */ `${window.CESIUM_BASE_URL}index.js`);
const [dataset, events, movements, places] = await Promise.all(["dataset", "events", "movements", "places"].map(fetchHistory));

const viewer = new Cesium.Viewer("map", {
  baseLayer: false,
  baseLayerPicker: false,
  geocoder: false,
  timeline: false,
  animation: false,
  sceneModePicker: false,
  homeButton: false,
  navigationHelpButton: false,
  fullscreenButton: false,
  infoBox: false,
  selectionIndicator: false,
  // All that costs and is not asked for is off, and nothing is drawn between two wishes.
  scene3DOnly: true,
  skyBox: false,
  skyAtmosphere: false,
  msaaSamples: 1,
  shadows: false,
  requestRenderMode: true,
  maximumRenderTimeChange: Infinity,
});
viewer.scene.globe.showGroundAtmosphere = false;
viewer.scene.fog.enabled = false;
viewer.clock.shouldAnimate = false;
await viewer.dataSources.add(Cesium.CzmlDataSource.load(czmlOf(dataset, events, movements, places)));
viewer.camera.setView({ destination: Cesium.Rectangle.fromDegrees(30.16, 59.88, 30.51, 59.98) });

/** Milliseconds from the wish for a moment to its picture. */
window.seek = async (moment) => {
  const start = performance.now();
  const wanted = Cesium.JulianDate.fromIso8601(`${moment}:00Z`);
  viewer.clock.currentTime = wanted;
  viewer.scene.requestRender();
  await new Promise((done) => {
    const stop = viewer.scene.postRender.addEventListener((_, time) => {
      if (!Cesium.JulianDate.equals(time, wanted)) return;
      stop();
      done();
    });
  });
  await painted();
  return performance.now() - start;
};

window.ready = true;

async function fetchHistory(resource) {
  return (await fetch(`/api/${resource}`)).json();
}

function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
