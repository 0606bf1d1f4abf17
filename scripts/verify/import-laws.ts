import path from 'node:path';
import type { Import } from './imports.ts';

const left = ['core'];
const siblings = ['db', 'auth', 'crypto', 'events', 'jobs'];
const underServices = [...left, ...siblings, 'service'];

/** What each place may import of ours in the code that ships. Whatever is not listed may import nothing of ours. */
const mayImport: Readonly<Record<string, readonly string[] | 'everything'>> = {
  'packages/core': [],
  'packages/client': [],
  'packages/board': ['client'],
  ...Object.fromEntries(siblings.map((name) => [`packages/${name}`, left])),
  'packages/service': [...left, ...siblings],
  'packages/testing': underServices,
  schema: [...left, 'auth'],
  subgraphs: underServices,
  router: [...underServices, 'schema', 'board'],
  deploy: [...left, ...siblings, 'router'],
  scripts: 'everything',
  bench: 'everything',
};

/** Rooms of a subgraph: the packages and the neighbouring rooms that their files must not touch. Calendars and lists of codes are pure. */
const rooms: Readonly<Record<string, { packages?: RegExp; onlyPackages?: RegExp; neighbours: RegExp }>> = {
  domain: { onlyPackages: /^(@klear\/core|temporal-polyfill|iso-3166)$/, neighbours: /^(?!domain\/)/ },
  store: {
    packages: /^(graphql|graphql-.*|@graphql-.*|@apollo\/.*)(\/|$)/,
    neighbours: /^(resolvers|commands|policies\/rules|policies\/permissions|loaders)\b/,
  },
  commands: {
    packages: /^(graphql|graphql-.*|@graphql-.*|@apollo\/.*)(\/|$)/,
    neighbours: /^(resolvers|loaders|policies\/rules|policies\/permissions)\b/,
  },
  resolvers: { packages: /^(drizzle-orm|postgres)(\/|$)/, neighbours: /^store\b/ },
};

/** The laws of docs: core <- db, auth, crypto, events, jobs <- service <- subgraphs, router; and the rooms inside a subgraph. */
export function brokenLaws(imports: readonly Import[]): string[] {
  return imports.flatMap(({ file, specifier }) => {
    const reason = refusal(file, specifier);
    return reason === undefined ? [] : [`${file} imports ${specifier}: ${reason}`];
  });
}

function refusal(file: string, specifier: string): string | undefined {
  const home = homeOf(file);
  if (home === undefined) return undefined;
  if (specifier.startsWith('.')) return refusedNeighbour(file, home, specifier);
  return refusedPackage(file, home, specifier) ?? refusedInRoom(file, home, specifier);
}

function refusedPackage(file: string, home: string, specifier: string): string | undefined {
  const target = /^@klear\/([^/]+)(\/.*)?$/.exec(specifier);
  const name = target?.[1];
  if (name === undefined) return undefined;
  const law = mayImport[home.startsWith('subgraphs/') ? 'subgraphs' : home] ?? [];
  if (law === 'everything' || home.endsWith(`/${name}`) || home === name) return undefined;
  if (name === 'testing') return isTest(file) ? undefined : 'testing is for tests and scripts only';
  if (!law.includes(name)) return `${home} may import ${law.length === 0 ? 'nothing of ours' : `only ${law.join(', ')}`}`;
  if (target?.[2] === '/embedded' && !isTest(file) && home !== 'packages/testing') return 'the embedded server is for scripts and tests';
  return undefined;
}

function refusedInRoom(file: string, home: string, specifier: string): string | undefined {
  const room = roomOf(file, home);
  if (room === undefined) return undefined;
  const law = rooms[room];
  if (law?.packages?.test(specifier)) return `${room}/ never imports ${specifier.split('/')[0]}`;
  if (law?.onlyPackages && !law.onlyPackages.test(specifier)) return `${room}/ imports core only`;
  return undefined;
}

function refusedNeighbour(file: string, home: string, specifier: string): string | undefined {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  if (homeOf(target) !== home)
    return home === 'scripts' || home === 'bench' ? undefined : 'leaves its package by a path; import the package by name';
  const room = roomOf(file, home);
  const inside = target.slice(`${home}/src/`.length);
  if (room !== undefined && rooms[room]?.neighbours.test(inside)) return `${room}/ never imports ${inside.split('/')[0]}/`;
  return undefined;
}

function homeOf(file: string): string | undefined {
  const [first = '', second = ''] = file.split('/');
  if (first === 'packages' || first === 'subgraphs') return `${first}/${second}`;
  return mayImport[first] === undefined ? undefined : first;
}

function roomOf(file: string, home: string): string | undefined {
  if (!home.startsWith('subgraphs/') || isTest(file) || !file.startsWith(`${home}/src/`)) return undefined;
  const room = file.slice(`${home}/src/`.length).split('/')[0] ?? '';
  return room in rooms ? room : undefined;
}

/** Tests may use packages/testing; nothing else about their place changes. */
function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /(^|\/)test\//.test(file);
}
