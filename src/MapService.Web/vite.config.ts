import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = 'http://localhost:5080';

const worker = 'service-worker';

/** Tells the service worker which files the page has; any change of them changes the worker, by which browsers notice. */
function shellList(): Plugin {
  return {
    name: 'shell-list',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const files = Object.keys(bundle).filter((name) => name.startsWith('assets/')).map((name) => `/${name}`).sort();
        const page = bundle['index.html'];
        const version = await wordFor(files.join() + (page?.type === 'asset' ? String(page.source) : ''));
        const chunk = bundle[`${worker}.js`];
        if (chunk?.type !== 'chunk' || !page) throw new Error('The page or its service worker was not built.');
        chunk.code = `const shell=${JSON.stringify({ version, files: [...files, '/icon.svg', '/icon-192.png', '/manifest.webmanifest'] })};${chunk.code}`;
      },
    },
  };
}

async function wordFor(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(hash.slice(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export default defineConfig({
  plugins: [svelte(), shellList()],
  base: './',
  build: {
    target: 'es2022',
    // The server's content security policy allows fonts from its own address only, not from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: { index: 'index.html', [worker]: `src/worker/${worker}.ts` },
      output: { entryFileNames: ({ name }) => (name === worker ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/geodata': server,
      '/hubs': { target: server, ws: true },
    },
  },
  test: { include: ['src/**/*.test.ts'] },
});
