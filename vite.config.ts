import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Lays a .br and a .gz beside every text file, so that the server never compresses on request. */
function precompress(): Plugin {
  let outDir = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      const files = await readdir(outDir, { recursive: true });
      for (const name of files.filter((file) => /\.(js|css|svg)$/.test(file))) {
        const file = join(outDir, name);
        const content = await readFile(file);
        await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
        await writeFile(`${file}.gz`, await promisify(gzip)(content));
      }
    },
  };
}

/**
 * Chunks follow the lazy imports of client/app: one per place, the canvas and the later lenses apart. What those share
 * would fall into dozens of crumbs that compress badly (12 kB brotli more before a case is readable), so three are named:
 * what every page needs, what every case needs on top of it, and what at least two of the later parts share: the first
 * load has to name every file a later part needs.
 */
const sharedChunks = [
  {
    name: 'base',
    test: /client\/(app\/App\.tsx|words\/(i18n|words|german|format|use-format)\.|words\/de\/(board|common|direction|errors|list|method)\.|ui\/(TextField|CaseSign|FieldTile|EmptyState|PersonChips|SegmentedSwitch|PageHeader|typeset)\.)|node_modules\/(react-dom\/|lucide-react\/dist\/esm\/(?!icons))/,
  },
  { name: 'case', test: /client\/app\/(CasePage|OpenedCase)\.tsx/ },
  {
    name: 'later',
    test: /client\/(ui|sync)\/|shared\/|lucide-react\/dist\/esm\/icons/,
    minShareCount: 2,
  },
];

export default defineConfig({
  root: 'client',
  plugins: [react(), precompress()],
  resolve: {
    alias: [
      // The browser's variant styles its lines with DOM helpers and brings 2.3 kB brotli of schema code along for it.
      { find: /^lib0\/logging$/, replacement: resolve('node_modules/lib0/logging.node.js') },
    ],
  },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true,
    // The packages' texts, for those who get the built client and not the packages.
    license: true,
    // A later part imports shared chunks that are there by then: only its styles are named beside it.
    modulePreload: {
      resolveDependencies: (file, dependencies, { hostType }) =>
        hostType === 'html' || file.includes('CasePage')
          ? dependencies
          : dependencies.filter((each) => each.endsWith('.css')),
    },
    // light-dark(), popover and field-sizing are used as they are.
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    // The canvas is one large lazy chunk; the budget of the first load is checked elsewhere.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { output: { codeSplitting: { groups: sharedChunks } } },
    // The content security policy allows data: for images only.
    assetsInlineLimit: (file) => (/\.(svg|png)$/.test(file) ? undefined : false),
  },
  // Its assets are imported by address; bundled in advance they would not be found.
  optimizeDeps: { exclude: ['@tldraw/assets'] },
  server: {
    port: 5173,
    proxy: {
      // The server refuses requests whose origin is not its own host: it must see the one in the address bar.
      '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false },
      // Not a mere prefix: that would swallow the modules of client/sync as well.
      '^/sync(/[\\w-]+)?(\\?|$)': { target: 'ws://127.0.0.1:3000', ws: true },
    },
  },
});
