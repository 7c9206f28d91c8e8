import { makeUnits, pixelOf, positionAt, sides } from "./world.mjs";

const contestants = {
  ours: () => import("./contestants/ours.mjs"),
  openlayers: () => import("./contestants/openlayers.mjs"),
  leaflet: () => import("./contestants/leaflet.mjs"),
  maplibre: () => import("./contestants/maplibre.mjs"),
  deck: () => import("./contestants/deck.mjs"),
};

const wish = new URLSearchParams(location.search);
const { create } = await contestants[wish.get("contestant")]();

const units = makeUnits(Number(wish.get("units")));

/** @type {{ show(ms: number): void, shown(): number }} Shows a moment, and how many pictures with new positions there were so far. */
const stage = await create(document.getElementById("map"), units);
let moment = 0;

/** Plays for so many milliseconds; gives what was counted in them. */
window.play = (ms) =>
  new Promise((done) => {
    const start = performance.now();
    const [before, from] = [stage.shown(), moment];
    let frames = 0;
    requestAnimationFrame(function step() {
      const elapsed = performance.now() - start;
      moment = from + elapsed;
      frames++;
      stage.show(moment);
      if (elapsed < ms) requestAnimationFrame(step);
      else done({ elapsed, frames, shown: stage.shown() - before });
    });
  });

/** Shows one moment and waits until its picture is there. */
window.showMoment = async (ms) => {
  const before = stage.shown();
  moment = ms;
  stage.show(ms);
  while (stage.shown() === before) await nextFrame();
  for (let frame = 0; frame < 3; frame++) await nextFrame();
};

/** The share of the units that a picture (PNG, base 64) has, in the colour of their side, where they are at a moment. */
window.seenAt = async (picture, ms) => {
  const { width, height, data } = await pixelsOf(picture);
  const inView = units.map((unit) => [unit.side, ...pixelOf(positionAt(unit, ms), width, height).map(Math.round)])
    .filter(([, x, y]) => x >= 0 && y >= 0 && x < width && y < height);
  const seen = inView.filter(([side, x, y]) => {
    const [red, , blue] = data.subarray(4 * (y * width + x));
    return sides[side].id === "red" ? red - blue > 60 : blue - red > 60;
  });
  return seen.length / inView.length;
};

window.ready = true;

async function pixelsOf(picture) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

function nextFrame() {
  return new Promise(requestAnimationFrame);
}
