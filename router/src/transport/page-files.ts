import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface PageFile {
  readonly type: string;
  readonly plain: Buffer;
  /** Absent where packing gains nothing. */
  readonly packed?: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const textual = /^text\/|svg/;

/** The files of a built page by their path in it, read and packed once. What is not among them does not exist. */
export async function readPageFiles(directory: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = await readFile(path);
    const type = types[extname(entry.name)] ?? 'application/octet-stream';
    files.set(path.slice(directory.length + 1).replaceAll('\\', '/'), {
      type,
      plain,
      ...(textual.test(type) && { packed: await promisify(gzip)(plain) }),
    });
  }
  return files;
}
