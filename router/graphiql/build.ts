import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const sources = import.meta.dirname;
const root = join(sources, '../..');
const output = join(sources, '../dist/graphiql');

/**
 * Gives the directory of the built GraphiQL page. Builds it first when it is missing or was built from other sources or
 * another lockfile, in a process of its own (a few seconds). Rejects with what the build said.
 */
export async function buildGraphiql({ progress = () => {} }: { progress?: (line: string) => void } = {}): Promise<string> {
  const directory = join(output, await fingerprint());
  if (existsSync(directory)) return directory;
  progress('Building GraphiQL, once.');
  await mkdir(output, { recursive: true });
  const unfinished = join(output, `.${process.pid}-${Date.now()}`);
  try {
    const entry = join(sources, 'vite-build.ts');
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
  const older = (await readdir(output)).filter((name) => !name.startsWith('.') && join(output, name) !== directory);
  for (const name of older) await rm(join(output, name), { recursive: true, force: true });
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(sources, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of [...names, join(root, 'pnpm-lock.yaml')]) {
    hash.update(`${name.slice(root.length)}\0`).update(existsSync(name) ? await readFile(name) : '');
  }
  return hash.digest('hex').slice(0, 16);
}
