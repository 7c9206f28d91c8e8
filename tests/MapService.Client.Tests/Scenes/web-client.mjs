// Answers with the web client's own code: reads {ids, walks: [[{frame, moments}]]} from the standard input and writes, for each moment
// in order, what it would show. Its argument is the folder of the web client, whose own bundler compiles it.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const web = process.argv[2];
const outDir = mkdtempSync(join(tmpdir(), 'mapservice-web-'));
const { build } = await import(pathToFileURL(createRequire(join(web, 'package.json')).resolve('vite')));
const input = ['replay/frame-state', 'replay/snapshot', 'scene/view'].map((file) => join(web, 'src', `${file}.ts`));
await build({ root: web, configFile: false, logLevel: 'error', build: { ssr: true, outDir, rollupOptions: { input, output: { entryFileNames: '[name].mjs' } } } });
const load = (name) => import(pathToFileURL(join(outDir, `${name}.mjs`)));
const [{ applyFrame }, { knows, snapshotAt }, { toMercator }] = [await load('frame-state'), await load('snapshot'), await load('view')];

const { ids, walks } = JSON.parse(await text(process.stdin));
const answers = walks.flatMap((steps) => {
  let state;
  return steps.flatMap(({ frame, moments }) => {
    state = applyFrame(state, frame);
    return moments.map((at) => {
      if (!state || !knows(state, at)) return null;
      const snapshot = snapshotAt(state, at, ids);
      return { ...snapshot, units: snapshot.units.map((unit) => ({ ...unit, mercator: toMercator(unit.lon, unit.lat) })) };
    });
  });
});
process.stdout.write(JSON.stringify(answers));
rmSync(outDir, { recursive: true });
