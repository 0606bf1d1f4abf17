import { build } from 'vite';

/** Bundles the page into the directory that the first argument names, in a process of its own. */
await build({
  root: import.meta.dirname,
  base: '/board/',
  configFile: false,
  logLevel: 'error',
  build: {
    outDir: process.argv[2],
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
