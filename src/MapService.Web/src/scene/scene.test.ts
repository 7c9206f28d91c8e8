import { describe, expect, it } from 'vitest';
import { areaSpots, lineSpots, riverSpots } from './base/label-spot';
import { coastOf, shoresOf, waterArea } from './base/shore';
import { LabelLayout, type LabelWish } from './label-layout';
import { passageOf } from './overlay/draw-bridges';
import { breakLines } from './overlay/drawing';
import { nameWithStrength } from './overlay/draw-units';
import { stackUnits } from './overlay/stacks';
import { gatherCrowds } from './overlay/crowds';
import { shapeOf } from './overlay/unit-places';
import { neededBands } from './base/coast-bands';
import { mix } from './contrast';
import type { UnitAt } from '../replay/snapshot';
import type { SceneData } from './scene-data';
import { spread, type Body } from './spread';
import { fromMercator, toMercator, type MapView, type Mercator } from './view';

const body = (x: number, y: number, fixed = false): Body => ({ x, y, halfWidth: 10, halfHeight: 8, fixed });
const square = (left: number, bottom: number, size: number): Mercator[] => [
  [left, bottom], [left + size, bottom], [left + size, bottom + size], [left, bottom + size], [left, bottom],
];

describe('view', () => {
  it('goes to Mercator and back', () => {
    const { lon, lat } = fromMercator(toMercator(30.3137, 59.9405));
    expect([lon, lat].map((degrees) => degrees.toFixed(9))).toEqual(['30.313700000', '59.940500000']);
  });
});

describe('stacks', () => {
  const view: MapView = { transform: [0.01, 0, 0, -0.01, 0, 0], resolution: 100, zoom: 10, width: 1_000, height: 800, pixelRatio: 1 };
  const unit = (id: string, lon: number, more: Partial<UnitAt> = {}): UnitAt => ({ unit: id, lon, lat: 60, ...more });
  const infos = new Map(['r1', 'r2', 'r3', 'r4', 'g1', 'g2'].map((id) => [id, { id, name: id, side: id[0] ?? '', kind: 'person', strength: [], conflicts: [], citations: [] }]));
  const data = { units: infos } as unknown as SceneData;
  const shown = (units: UnitAt[], apart: string[] = []) =>
    stackUnits(units, data, view, 30, new Set(apart)).map((one) => one.members?.map((member) => member.unit).join('+') ?? one.unit).sort();

  it('are made of three or more of one side that stand together', () => {
    expect(shown([unit('r1', 30), unit('g1', 30), unit('r2', 30), unit('g2', 30), unit('r3', 30.001)])).toEqual(['g1', 'g2', 'r1+r2+r3']);
  });

  it('leave out who moves, who acts and who stands elsewhere', () => {
    const units = [unit('r1', 30), unit('r2', 30), unit('r3', 30), unit('r4', 30.2)];
    expect(shown(units)).toEqual(['r1+r2+r3', 'r4']);
    expect(shown(units, ['r2'])).toEqual(['r1', 'r2', 'r3', 'r4']);
    expect(shown([...units.slice(0, 2), unit('r3', 30, { movement: 'march' })])).toEqual(['r1', 'r2', 'r3']);
  });

  it('are the same wherever the map lies', () => {
    const units = ['r1', 'r2', 'r3', 'r4'].map((id, index) => unit(id, 30 + index / 500));
    const moved = stackUnits(units, data, { ...view, transform: [0.01, 0, 0, -0.01, 333, -77] }, 30, new Set());
    expect(moved).toEqual(stackUnits(units, data, view, 30, new Set()));
  });
});

describe('spread', () => {
  const crowd = Array.from({ length: 12 }, () => body(100, 100));
  const placed = (bodies: Body[]) => {
    const offsets = spread(bodies);
    return bodies.map(({ x, y }, index) => ({ x: x + (offsets[index]?.x ?? 0), y: y + (offsets[index]?.y ?? 0) }));
  };

  it('leaves alone what does not touch', () => {
    const offsets = spread([body(0, 0), body(100, 0)]);
    for (const { x, y } of offsets) expect(Math.hypot(x, y)).toBeLessThan(1);
  });

  it('pulls a crowd on one spot apart', () => {
    const apart = placed(crowd);
    apart.forEach((a, index) => apart.slice(index + 1).forEach((b) => {
      expect(Math.abs(a.x - b.x) > 19 || Math.abs(a.y - b.y) > 15).toBe(true);
    }));
  });

  it('does not move what is fixed', () => {
    expect(spread([body(0, 0, true), body(1, 1)])[0]).toEqual({ x: 0, y: 0 });
  });

  it('covers what is fixed where there is no room between, but never two that move', () => {
    const walls = Array.from({ length: 400 - 2 }, (_, index) => body((index % 20) * 9, Math.floor(index / 20) * 9, true));
    const [a, b] = spread([...[body(90, 90), body(91, 90)], ...walls]);
    expect(Math.abs(90 + (a?.x ?? 0) - 91 - (b?.x ?? 0)) > 19 || Math.abs((a?.y ?? 0) - (b?.y ?? 0)) > 15).toBe(true);
  });

  it('gives the same shape wherever the map is', () => {
    const here = spread(crowd);
    const there = spread(crowd.map((each) => ({ ...each, x: each.x + 512, y: each.y - 256 })));
    there.forEach(({ x, y }, index) => expect(Math.hypot(x - (here[index]?.x ?? NaN), y - (here[index]?.y ?? NaN))).toBeLessThan(0.01));
  });
});

describe('passageOf', () => {
  const bridge = [{ x: 0, y: 0 }, { x: 100, y: 0 }];

  it('lies where the bridge opens', () => {
    expect(passageOf(bridge, 0.5, 10)).toEqual({ middle: { x: 50, y: 0 }, ends: [{ x: 40, y: 0 }, { x: 60, y: 0 }] });
  });

  it('never cuts into the bank', () => {
    expect(passageOf(bridge, 0.95, 10).ends[1]).toEqual({ x: 100, y: 0 });
    expect(passageOf(bridge, 0.05, 10).ends[0]).toEqual({ x: 0, y: 0 });
  });

  it('leaves most of a bridge that is short on the screen', () => {
    const { ends: [from, to] } = passageOf([{ x: 0, y: 0 }, { x: 10, y: 0 }], 0.5, 20);
    expect(to.x - from.x).toBeCloseTo(6);
  });
});

describe('neededBands', () => {
  const world = { coarsest: Infinity, covers: [-1e7, -1e7, 1e7, 1e7] };
  const theatre = { coarsest: 3_000, covers: [0, 0, 1_000, 1_000] };
  const city = { coarsest: 400, covers: [400, 400, 600, 600] };
  const needed = (extent: readonly number[], resolution: number) => [...neededBands([world, theatre, city], extent, resolution)];

  it('are only the finest where that covers the view', () => {
    expect(needed([450, 450, 550, 550], 10)).toEqual([city]);
  });

  it('reach down to the first that covers the view, each upon the next', () => {
    expect(needed([300, 300, 550, 550], 10)).toEqual([theatre, city]);
    expect(needed([-5, 0, 10, 10], 10)).toEqual([world, theatre, city]);
  });

  it('leave out what is finer than can be seen', () => {
    expect(needed([450, 450, 550, 550], 500)).toEqual([theatre]);
    expect(needed([0, 0, 10, 10], 5_000)).toEqual([world]);
  });
});

describe('crowds', () => {
  const view: MapView = { transform: [1, 0, 0, 1, 0, 0], resolution: 1, zoom: 9, width: 800, height: 600, pixelRatio: 1 };
  const unit = (id: string, metres: number, movement?: string): UnitAt => ({ unit: id, lon: metres / 111_319.49, lat: 0, ...(movement ? { movement } : {}) });
  const standing = ['a', 'b', 'c', 'd', 'e'].map((id, index) => unit(id, index < 3 ? 0 : 20));

  it('gather those that stand near a place where many do', () => {
    const { crowds, singles } = gatherCrowds([...standing, unit('far', 500)], view, 50, undefined);
    expect(crowds.map(({ units }) => units.map(({ unit: id }) => id).join(''))).toEqual(['abcde']);
    expect(singles.map(({ unit: id }) => id)).toEqual(['far']);
  });

  it('leave a few as they are, and the one that is chosen', () => {
    expect(gatherCrowds(standing.slice(0, 3), view, 50, undefined).crowds).toEqual([]);
    expect(gatherCrowds(standing, view, 50, 'b').singles.map(({ unit: id }) => id)).toEqual(['b']);
  });

  it('let those that move be seen until they are nearly there', () => {
    const singlesWith = (metres: number) => gatherCrowds([...standing, unit('train', metres, 'way')], view, 50, undefined).singles.length;
    expect([40, 10].map(singlesWith)).toEqual([1, 0]);
  });

  it('stand in a row while they are few, and then in a block about as high as wide', () => {
    expect([1, 3, 4, 12].map(shapeOf)).toEqual([{ columns: 1, rows: 1 }, { columns: 3, rows: 1 }, { columns: 3, rows: 2 }, { columns: 4, rows: 3 }]);
  });
});

describe('LabelLayout', () => {
  const wish = (key: string, priority: number): LabelWish => ({ key, x: 0, y: 0, reachX: 5, reachY: 5, width: 40, height: 10, priority });

  it('gives the best side to the most important label', () => {
    const placed = new LabelLayout().place([wish('low', 1), wish('high', 9)], []);
    expect(placed[0]).toEqual({ key: 'high', x: 25, y: 0 });
  });

  it('never lets two labels overlap, and leaves out the least important', () => {
    const placed = new LabelLayout().place(Array.from({ length: 20 }, (_, index) => wish(`${index}`, index)), []);
    expect(placed.length).toBeLessThan(20);
    expect(placed[0]?.key).toBe('19');
    placed.forEach((a, index) => placed.slice(index + 1).forEach((b) => {
      expect(Math.abs(a.x - b.x) >= 40 || Math.abs(a.y - b.y) >= 10).toBe(true);
    }));
  });

  it('keeps a label on its side while that is free', () => {
    const layout = new LabelLayout();
    const wall = { left: 5, top: -50, right: 60, bottom: 50 };
    const [pushed] = layout.place([wish('a', 1)], [wall]);
    expect(layout.place([wish('a', 1)], [])).toEqual([pushed]);
  });
});

describe('shores', () => {
  it('leave out the edge where two waters meet', () => {
    const sea = waterArea([square(0, 0, 1_000)]);
    const river = waterArea([square(900, 400, 200)]);
    expect(shoresOf([sea]).flat()).toHaveLength(5);
    const lines = shoresOf([sea, river]);
    expect(lines.flat().some(([x, y]) => x === 900 && y === 400)).toBe(true);
    expect(lines.some((line) => line.length > 1 && line.every(([x]) => x === 900))).toBe(false);
  });

  it('leave out the straight edges at which a drawing ends', () => {
    expect(coastOf([[0, 0], [20_000, 0], [19_000, 900], [0, 0]])).toEqual([[[20_000, 0], [19_000, 900], [0, 0]]]);
  });
});

describe('label spots', () => {
  const river: Mercator[] = [[0, 0], [1_000, 1_000], [900, 1_100], [-100, 100], [0, 0]];

  it('lie in the middle of a river and along it', () => {
    const [spot] = riverSpots(river, [-500, -500, 1_500, 1_500]);
    expect(spot?.angle).toBeCloseTo(-Math.PI / 4, 3);
    expect((spot?.y ?? 0) - (spot?.x ?? 0)).toBeCloseTo(100, 0);
  });

  it('lie in the visible part of an open area', () => {
    const [spot] = areaSpots(square(0, 0, 1_000), [600, 600, 2_000, 2_000]);
    expect(spot && spot.x > 600 && spot.x < 1_000 && spot.y < 1_000).toBe(true);
    expect(lineSpots([[0, 0], [100, 0]], [50, -10, 500, 10], 30, 0)).toEqual([{ x: 75, y: 0, angle: -0, room: 50 }]);
    expect(areaSpots(square(0, 0, 100), [600, 600, 2_000, 2_000])).toEqual([]);
  });
});

describe('texts and colours', () => {
  it('breaks long names into lines of about equal length', () => {
    expect(breakLines('Lenin')).toBe('Lenin');
    expect(breakLines('Military Revolutionary Committee').split('\n')).toHaveLength(2);
  });

  it('tells the strength that is told first, below the name', () => {
    const guards = { id: 'guards', name: 'Guards', side: 'red', kind: 'infantry', strength: [], presence: { place: 'tsarskoye-selo', from: '1917-11-01T00:00:00' }, conflicts: [], citations: [] };
    const strength = [{ value: 5000, of: 'sailors or so, on board', citations: [] }, { value: 8000, of: 'sailors', citations: [] }];
    expect(nameWithStrength(guards)).toBe('Guards');
    expect(nameWithStrength({ ...guards, strength })).toBe('Guards\n5,000 sailors or so');
  });

  it('darkens towards black', () => {
    expect(mix('#D55E00', '#000000', 0.5)).toBe('#6b2f00');
  });
});
