// The web client's own code, compiled by its own bundler. The folder of the web client is the argument of the script that asks.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const web = process.argv[2];

/** The modules of some files, without their endings, under the client's src. Files of one name would be one. */
export async function webCode(...files) {
  const outDir = mkdtempSync(join(tmpdir(), 'mapservice-web-'));
  const { build } = await import(pathToFileURL(createRequire(join(web, 'package.json')).resolve('vite')));
  const input = files.map((file) => join(web, 'src', `${file}.ts`));
  await build({ root: web, configFile: false, logLevel: 'error', build: { ssr: true, outDir, rollupOptions: { input, output: { entryFileNames: '[name].mjs' } } } });
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(outDir, `${file.split('/').at(-1)}.mjs`)))));
  rmSync(outDir, { recursive: true });
  return modules;
}

/** What is asked, read from the standard input. */
export async function question() {
  return JSON.parse(await text(process.stdin));
}

export function answer(value) {
  process.stdout.write(JSON.stringify(value));
}
