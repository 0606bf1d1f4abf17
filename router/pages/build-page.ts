import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

export interface PageSources {
  /** Under which it is kept in router/dist, and as what progress calls it. */
  readonly name: string;
  readonly title: string;
  /** Directories of its sources: another text in one of them is another page. */
  readonly sources: readonly [string, ...string[]];
  /** The program that bundles it into the directory that it is given. */
  readonly entry: string;
  readonly progress?: ((line: string) => void) | undefined;
}

/**
 * Gives the directory of a built page. Builds it first when it is missing or was built from other sources or another lockfile, in a
 * process of its own (a few seconds). Rejects with what the build said.
 */
export async function buildPage({ name, title, sources, entry, progress = () => {} }: PageSources): Promise<string> {
  const output = join(import.meta.dirname, '../dist', name);
  const directory = join(output, await fingerprint(sources));
  if (existsSync(directory)) return directory;
  progress(`Building ${title}, once.`);
  await mkdir(output, { recursive: true });
  const unfinished = join(output, `.${process.pid}-${Date.now()}`);
  try {
    await promisify(execFile)(process.execPath, [entry, unfinished], { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
    await takePlace(unfinished, directory);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return directory;
}

/** Only a finished build gets the name; of two that finish at once, the first stays. */
async function takePlace(finished: string, directory: string): Promise<void> {
  await rename(finished, directory).catch((fault: unknown) => {
    if (!existsSync(directory)) throw fault;
  });
  const output = join(directory, '..');
  const older = (await readdir(output)).filter((name) => !name.startsWith('.') && join(output, name) !== directory);
  for (const name of older) await rm(join(output, name), { recursive: true, force: true });
}

async function fingerprint(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const names = (await Promise.all(sources.map(filesIn))).flat().sort();
  for (const name of [...names, join(root, 'pnpm-lock.yaml')]) {
    hash.update(`${relative(root, name)}\0`).update(existsSync(name) ? await readFile(name) : '');
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesIn(directory: string): Promise<string[]> {
  return (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts') && !/[\\/]node_modules([\\/]|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}
