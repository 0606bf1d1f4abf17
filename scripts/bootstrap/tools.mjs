import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment } from './environment.mjs';
import { failure } from './failure.mjs';
import { isAlive } from './lock.mjs';
import { isMusl, nodeFor, pnpm } from './platform.mjs';

/**
 * The pinned Node and pnpm in `.tools/`, fetched once. They are put together in a folder of their own that is renamed
 * into place when it has run, so a kill at any moment leaves either nothing or the whole.
 */
export async function ensureTools(root) {
  const machine = { platform: process.platform, arch: process.arch, musl: false };
  const node = nodeFor(machine);
  const home = path.join(root, '.tools', `${node.name}-${node.version}_pnpm-${pnpm.version}`);
  const tools = locate(home, node);
  if (existsSync(tools.node) && existsSync(tools.pnpm)) return tools;
  nodeFor({ ...machine, musl: isMusl() });

  console.log(`Klear Karma: getting Node ${node.version} and pnpm ${pnpm.version} into .tools/ (once, about 50 MB) ...`);
  const started = Date.now();
  const draft = path.join(root, '.tools', `draft-${process.pid}`);
  removeAbandonedDrafts(path.join(root, '.tools'));
  mkdirSync(draft, { recursive: true });
  try {
    await fetchInto(draft, [node, pnpm]);
    await mustRun(locate(draft, node), node.version);
    rmSync(home, { recursive: true, force: true });
    renameSync(draft, home);
  } catch (error) {
    // Somebody else's start may have finished the same folder meanwhile: then theirs is as good as ours.
    if (!(existsSync(tools.node) && existsSync(tools.pnpm))) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  console.log(`Klear Karma: tools ready in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return tools;
}

function locate(home, node) {
  const bin = path.join(home, 'node_modules', node.name, 'bin');
  return {
    bin,
    node: path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node'),
    pnpm: path.join(home, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs'),
    version: node.version,
  };
}

function removeAbandonedDrafts(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = /^draft-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

async function fetchInto(folder, packages) {
  const dependencies = Object.fromEntries(packages.map(({ name, version }) => [name, version]));
  const manifest = { name: 'klear-tools', version: '1.0.0', private: true, dependencies };
  const locked = packages.map(({ name, version, integrity }) => [`node_modules/${name}`, { version, integrity }]);
  const lock = { ...manifest, lockfileVersion: 3, requires: true, packages: { '': manifest, ...Object.fromEntries(locked) } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-bin-links', '--fetch-retries=1', '--loglevel=error'];
  const { code, output } = await run(process.execPath, [npmProgram(), 'ci', ...flags], folder);
  if (code !== 0) throw failure('getting Node and pnpm', output);
}

/** npm's own program, by path: on Windows `npm` is a batch file, which cannot be spawned without a shell. */
function npmProgram() {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'share', 'npm', 'bin', 'npm-cli.js'),
    '/usr/local/lib/node_modules/npm/bin/npm-cli.js',
  ];
  const found = candidates.find((file) => file !== undefined && /npm-cli\.js$/.test(file) && existsSync(file));
  if (found === undefined)
    throw new Error(`npm was not found beside ${process.execPath}. Install Node together with npm, or run this through "npm start".`);
  return found;
}

async function mustRun(tools, version) {
  const { code, output } = await run(tools.node, ['--version'], path.dirname(tools.node));
  if (code !== 0 || output.trim() !== `v${version}`) {
    throw new Error(`The Node that was fetched does not run on this machine (it said: ${output.trim().slice(0, 200) || `exit ${code}`}).`);
  }
}

function run(program, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
