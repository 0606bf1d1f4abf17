import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Where real files by others lie. The only place in the project that knows; only `*.data.test.ts` and importers' proofs ask. */
export const dataDirectory = process.env.DATA_DIR ?? join(repository, '..', 'shared', 'data');

/** The path of a real file or folder. Throws when it is absent: a test of the data project without data is red, not skipped. */
export function realInput(...parts: readonly string[]): string {
  const path = join(dataDirectory, ...parts);
  if (!existsSync(path)) throw new Error(`real input ${parts.join('/')} is absent: set DATA_DIR`);
  return path;
}

export function realInputIsPresent(): boolean {
  return existsSync(dataDirectory);
}
