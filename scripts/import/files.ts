import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The path's files with one of these endings, by name: the path itself, or those that lie directly in it. Throws when there is none. */
export async function filesAt(path: string, endings: readonly string[]): Promise<string[]> {
  const fits = (name: string) => endings.some((ending) => name.endsWith(ending));
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Error(`There is no file or folder ${path}.`);
  if (!found.isDirectory()) {
    if (fits(path)) return [path];
    throw new Error(`${path} does not end in ${endings.join(' or ')}.`);
  }
  const names = (await readdir(path)).filter(fits).toSorted();
  if (names.length === 0) throw new Error(`The folder ${path} holds no file that ends in ${endings.join(' or ')}.`);
  return names.map((name) => join(path, name));
}

/** The file of this name in a folder, plain or gzipped; undefined when it is not there. */
export async function fileIn(folder: string, name: string): Promise<string | undefined> {
  for (const path of [join(folder, name), join(folder, `${name}.gz`)]) {
    if ((await stat(path).catch(() => undefined))?.isFile()) return path;
  }
  return undefined;
}
