import { createHash } from 'node:crypto';
import { build, type Plugin } from 'vite';

const encoded = /url\(["']?data:([\w/+-]+);base64,([A-Za-z0-9+/=]+)["']?\)/g;
const endings: Readonly<Record<string, string>> = {
  'font/ttf': 'ttf',
  'font/woff': 'woff',
  'font/woff2': 'woff2',
  'image/png': 'png',
  'image/svg+xml': 'svg',
};

/** GraphiQL's style sheet carries fonts and pictures as data: addresses, which `default-src 'self'` refuses. They become files. */
const ownFiles: Plugin = {
  name: 'own-files',
  generateBundle(_options, bundle) {
    for (const asset of Object.values(bundle)) {
      if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
      asset.source = String(asset.source).replace(encoded, (_whole, type: string, base64: string) => {
        const source = Buffer.from(base64, 'base64');
        const name = `${createHash('sha256').update(source).digest('hex').slice(0, 16)}.${endings[type] ?? 'bin'}`;
        this.emitFile({ type: 'asset', fileName: `assets/${name}`, source });
        return `url(${name})`;
      });
    }
  },
};

/** Bundles the page into the directory that the first argument names. A process of its own: the service stays quick meanwhile. */
await build({
  root: import.meta.dirname,
  base: '/graphiql/',
  configFile: false,
  logLevel: 'error',
  plugins: [ownFiles],
  worker: { format: 'es' },
  build: {
    outDir: process.argv[2],
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
  },
});
