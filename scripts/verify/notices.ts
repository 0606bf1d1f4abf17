import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './tree.ts';

/** A package that the product needs at run time, under its own licence. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const file = 'THIRD-PARTY-NOTICES.md';
const allowed =
  /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|PostgreSQL|Python-2\.0|PSF-2\.0|CC-BY-4\.0|EPL-2\.0|MPL-2\.0|WTFPL|Zlib)\b/;
/** Apollo's own parts are source-available: docs/adr says why and what follows from it. */
const elastic = /^@apollo\/(composition|federation-internals|gateway|query-graphs|query-planner|subgraph)$/;

const foreword = `# Third-party notices

Klear Karma is licensed under Apache-2.0 (LICENSE). It uses the packages below, unchanged unless patches/ says otherwise, each under its own
licence; their texts lie in the packages themselves. Platform-specific binaries of a package share its licence.
PostgreSQL, which the embedded mode starts, comes under the PostgreSQL Licence. Node.js, which the bootstrap fetches, comes under MIT.

The parts marked Elastic-2.0 are source-available, not open source: see docs/adr/0002-own-executor.md for what that means for you.

Written by \`npm run verify -- --write\`, checked by \`npm run verify\`.
`;

/** The notices of the installed tree, or what is wrong with the committed ones. */
export function noticesProblems(options: { write: boolean }): string[] {
  const dependencies = productionDependencies();
  const text = noticesText(dependencies);
  if (options.write) writeFileSync(path.join(root, file), text);
  const committed = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '';
  const stale = committed === text ? [] : [`${file} does not fit the installed packages; run: npm run verify -- --write`];
  return [...stale, ...refusedLicenses(dependencies)];
}

/** Licences that we did not decide to take, one line each. */
export function refusedLicenses(dependencies: readonly Dependency[]): string[] {
  return dependencies
    .filter(({ name, license }) => !allowed.test(license) && !(elastic.test(name) && license === 'Elastic-2.0'))
    .map(({ name, version, license }) => `${name} ${version}: licence ${license} is not one we take`);
}

export function noticesText(dependencies: readonly Dependency[]): string {
  const rows = dependencies.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  return `${foreword}\n| package | version | licence |\n|---|---|---|\n${rows.join('\n')}\n`;
}

/**
 * What the workspace needs at run time, walked over the manifests that are installed. Optional packages are left out:
 * which of them are installed depends on the platform, and the text must not.
 */
function productionDependencies(): Dependency[] {
  const found = new Map<string, Dependency>();
  const seen = new Set<string>();
  const visit = (folder: string, ours: boolean): void => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    if (!ours) {
      const license =
        typeof manifest.license === 'string' ? manifest.license : (manifest.license?.type ?? manifest.licenses?.[0]?.type ?? 'UNKNOWN');
      found.set(`${manifest.name}@${manifest.version}`, { name: manifest.name, version: manifest.version, license });
    }
    const optional = new Set(Object.keys(manifest.optionalDependencies ?? {}));
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      if (optional.has(name)) continue;
      const at = resolveFrom(folder, name);
      if (at !== undefined) visit(at, name.startsWith('@klear/'));
    }
  };
  for (const folder of workspaces()) visit(realpathSync(folder), true);
  return [...found.values()].sort((x, y) => order(`${x.name}@${x.version}`, `${y.name}@${y.version}`));
}

function workspaces(): string[] {
  const inside = ['packages', 'subgraphs'].flatMap((parent) =>
    readdirSync(path.join(root, parent)).map((name) => path.join(root, parent, name)),
  );
  return [...inside, path.join(root, 'router'), path.join(root, 'schema')].filter((folder) =>
    existsSync(path.join(folder, 'package.json')),
  );
}

function resolveFrom(folder: string, name: string): string | undefined {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    const candidate = path.join(at, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}

const order = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
