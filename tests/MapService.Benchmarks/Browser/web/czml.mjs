/** The history as CZML: units on their ways, events while they last, places in the colour of who holds them. */
export function czmlOf(dataset, events, movements, places) {
  const colours = new Map(dataset.sides.map(({ id, colour }) => [id, rgbaOf(colour)]));
  const spots = new Map(places.features.map(({ id, geometry }) => [id, geometry.type === "Point" ? geometry.coordinates : geometry.coordinates[0]]));
  const span = `${utc(dataset.span.from)}/${utc(dataset.span.to)}`;
  return [
    { id: "document", version: "1.0", clock: { interval: span, currentTime: utc(dataset.opening), multiplier: 1 } },
    ...dataset.units.flatMap((unit) => unitPacket(unit, movements.features.filter(({ properties }) => properties.unit === unit.id), colours)),
    ...events.features.flatMap((event) => eventPackets(event, colours, spots)),
    ...heldPackets(events.features, colours, spots, dataset.span.to),
  ];
}

function unitPacket({ id, name, side }, movements, colours) {
  if (movements.length === 0) return [];
  const samples = movements.flatMap(({ geometry, properties }) => samplesOf(geometry.coordinates, properties.from, properties.to));
  return [{
    id: `unit ${id}`,
    position: { cartographicDegrees: samples, forwardExtrapolationType: "HOLD", backwardExtrapolationType: "HOLD" },
    point: { pixelSize: 14, color: { rgba: colours.get(side) }, outlineWidth: 2 },
    label: labelOf(name),
  }];
}

/** Time, longitude, latitude and height of each point of a way that is gone at an even pace. */
function samplesOf(line, from, to) {
  const lengths = line.map((point, index) => (index === 0 ? 0 : lengthBetween(line[index - 1], point)));
  const whole = lengths.reduce((sum, length) => sum + length, 0) || 1;
  const [start, end] = [Date.parse(utc(from)), Date.parse(utc(to))];
  let gone = 0;
  return line.flatMap(([lon, lat], index) => {
    gone += lengths[index];
    return [new Date(start + ((end - start) * gone) / whole).toISOString(), lon, lat, 0];
  });
}

function eventPackets({ id, properties }, colours, spots) {
  const { places, from, to, side, title } = properties;
  const availability = `${utc(from)}/${from === to ? new Date(Date.parse(utc(to)) + 60_000).toISOString() : utc(to)}`;
  return places.filter((place) => spots.has(place.id)).map((place) => ({
    id: `event ${id} ${place.id}`,
    availability,
    position: { cartographicDegrees: [...spots.get(place.id), 0] },
    point: { pixelSize: 20, color: { rgba: colours.get(side) ?? [110, 110, 110, 255] } },
    label: labelOf(title),
  }));
}

function heldPackets(events, colours, spots, end) {
  const changes = new Map();
  for (const { properties } of events) {
    for (const { place, side } of properties.control) changes.set(place, [...(changes.get(place) ?? []), { at: utc(properties.to), side }]);
  }
  return [...changes].filter(([place]) => spots.has(place)).map(([place, held]) => {
    held.sort((a, b) => (a.at < b.at ? -1 : 1));
    const color = held.map(({ at, side }, index) => ({ interval: `${at}/${held[index + 1]?.at ?? utc(end)}`, rgba: colours.get(side) }));
    return {
      id: `held ${place}`,
      availability: `${held[0].at}/${utc(end)}`,
      position: { cartographicDegrees: [...spots.get(place), 0] },
      point: { pixelSize: 12, color },
    };
  });
}

function labelOf(text) {
  return { text, font: "14px sans-serif", horizontalOrigin: "LEFT", pixelOffset: { cartesian2: [10, 0] } };
}

function lengthBetween([west, south], [east, north]) {
  return Math.hypot((east - west) * Math.cos((south * Math.PI) / 180), north - south);
}

/** The clock of the history taken for that of Greenwich. */
function utc(local) {
  return `${local}Z`;
}

function rgbaOf(colour) {
  return [...[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)), 255];
}
