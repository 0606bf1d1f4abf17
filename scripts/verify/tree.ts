import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a trailing slash removed. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

const never = new Set(['node_modules', '.git', '.data', '.tools', 'coverage', 'dist']);

/** Every file of the project that is or could be committed, relative to `from`, with forward slashes. */
export function projectFiles(from: string = root): string[] {
  if (existsSync(path.join(from, '.git'))) {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: from, maxBuffer: 1e8 });
    const files = listed.toString('utf8').split('\0');
    return files.filter((file) => file !== '' && existsSync(path.join(from, file))).sort();
  }
  return walk(from, '').sort();
}

function walk(from: string, folder: string): string[] {
  return readdirSync(path.join(from, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return never.has(entry.name) ? [] : walk(from, name);
    return entry.isFile() ? [name] : [];
  });
}

/** A file's text; undefined for binary files (a NUL in the first 8 KB). */
export function textOf(file: string, from: string = root): string | undefined {
  const bytes = readFileSync(path.join(from, file));
  return bytes.subarray(0, 8192).includes(0) ? undefined : bytes.toString('utf8');
}
