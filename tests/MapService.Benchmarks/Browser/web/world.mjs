/** The same for every contestant: what part of the earth is seen, at the zoom of maps with tiles of 256 pixels. */
export const view = { lon: 30.335, lat: 59.93, zoom: 12 };

/** How long every unit is on its way, in milliseconds; longer than any of them is watched. */
export const durationMs = 60_000;

export const sides = [
  { id: "red", colour: "#d55e00" },
  { id: "blue", colour: "#0072b2" },
];

/**
 * Units that go straight from one spot in view to another at an even pace.
 * @returns {{ side: number, from: [number, number], to: [number, number] }[]} Longitudes and latitudes.
 */
export function makeUnits(count) {
  const random = randomFrom(1917);
  const spot = () => [view.lon + (random() - 0.5) * 0.4, view.lat + (random() - 0.5) * 0.11];
  return Array.from({ length: count }, (_, index) => ({ side: index % sides.length, from: spot(), to: spot() }));
}

/** Where a unit is, as longitude and latitude. */
export function positionAt({ from, to }, ms) {
  const part = Math.min(1, Math.max(0, ms / durationMs));
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

/** Numbers in [0, 1) that are the same in each run (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Where a position is on a map of a size that looks at the view, in pixels. */
export function pixelOf([lon, lat], width, height) {
  const scale = (256 * 2 ** view.zoom) / (2 * Math.PI);
  const down = (degrees) => -Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) * scale;
  return [width / 2 + ((lon - view.lon) * Math.PI * scale) / 180, height / 2 + down(lat) - down(view.lat)];
}
