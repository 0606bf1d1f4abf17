import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment } from './environment.mjs';
import { failure } from './failure.mjs';
import { withLock } from './lock.mjs';

/**
 * Dependencies as the frozen lockfile says. Does nothing while the stamp of the last success still fits: same
 * manifests, same lockfile, same tools, and a node_modules that nobody else has touched (npm install by hand would).
 */
export async function ensureInstalled(root, tools) {
  if (isInstalled(root, tools)) return;
  mkdirSync(path.join(root, '.tools'), { recursive: true });
  await withLock(path.join(root, '.tools', 'installing'), async () => {
    if (isInstalled(root, tools)) return;
    console.log('Klear Karma: installing dependencies from pnpm-lock.yaml ...');
    const started = Date.now();
    rmSync(stampFile(root), { force: true });
    rmSync(path.join(root, 'node_modules', '.package-lock.json'), { force: true });
    // What npm put in place of pnpm's links would be kept as it is: pnpm trusts its own .modules.yaml.
    if (existsSync(path.join(root, 'node_modules'))) {
      for (const name of foreign(root)) rmSync(path.join(root, 'node_modules', name), { recursive: true, force: true });
    }
    await pnpmInstall(root, tools);
    writeFileSync(
      stampFile(root),
      JSON.stringify({ fingerprint: fingerprint(root, tools), links: links(root), folders: moduleFolders(root) }),
    );
    console.log(`Klear Karma: dependencies ready in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  });
}

const stampFile = (root) => path.join(root, 'node_modules', '.klear-installed.json');

function isInstalled(root, tools) {
  let stamp;
  try {
    stamp = JSON.parse(readFileSync(stampFile(root), 'utf8'));
  } catch {
    return false;
  }
  if (existsSync(path.join(root, 'node_modules', '.package-lock.json'))) return false;
  const present = new Set(links(root));
  return (
    stamp.fingerprint === fingerprint(root, tools) &&
    stamp.links.every((name) => present.has(name)) &&
    stamp.folders.every((folder) => existsSync(path.join(root, folder)))
  );
}

/** Hash of everything that decides what an install gives. */
function fingerprint(root, tools) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${tools.pnpm}`);
  const patches = path.join(root, 'patches');
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...workspaces(root).map((folder) => `${folder}/package.json`),
    ...(existsSync(patches)
      ? readdirSync(patches)
          .sort()
          .map((name) => `patches/${name}`)
      : []),
  ];
  for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** The workspace's folders, read from the `packages:` list of pnpm-workspace.yaml (plain names and `x/*` only). */
function workspaces(root) {
  const yaml = readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8');
  const list = /^packages:\n((?: +- .*\n)+)/m.exec(yaml.replace(/\r\n/g, '\n'))?.[1] ?? '';
  const globs = [...list.matchAll(/- ["']?([^"'\n]+?)["']?\n/g)].map((match) => match[1]);
  const folders = globs.flatMap((glob) => {
    if (!glob.endsWith('/*')) return [glob];
    const parent = glob.slice(0, -2);
    return existsSync(path.join(root, parent)) ? readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`) : [];
  });
  return folders.filter((folder) => existsSync(path.join(root, folder, 'package.json'))).sort();
}

const moduleFolders = (root) =>
  workspaces(root)
    .map((folder) => `${folder}/node_modules`)
    .filter((folder) => existsSync(path.join(root, folder)));

function entries(root) {
  const folder = path.join(root, 'node_modules');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => (name.startsWith('@') ? readdirSync(path.join(folder, name)).map((inner) => `${name}/${inner}`) : [name]));
}

const isLink = (root, name) => lstatSync(path.join(root, 'node_modules', name)).isSymbolicLink();
const links = (root) => entries(root).filter((name) => isLink(root, name));
const foreign = (root) => entries(root).filter((name) => !isLink(root, name));

function pnpmInstall(root, tools) {
  const args = [tools.pnpm, 'install', '--frozen-lockfile', '--reporter=append-only', '--config.confirm-modules-purge=false'];
  return new Promise((resolve, reject) => {
    const child = spawn(tools.node, args, { cwd: root, env: cleanEnvironment(tools.bin), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let shownAt = Date.now();
    const listen = (chunk) => {
      output += chunk;
      const progress = /Progress: (.*)/.exec(String(chunk))?.[1];
      if (progress === undefined || Date.now() - shownAt < 3000) return;
      shownAt = Date.now();
      console.log(`  ${progress}`);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(failure('installing dependencies', output))));
  });
}
