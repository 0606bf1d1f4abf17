import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles, root } from './tree.ts';

/** A folder's landed migrations: file name -> SHA-256 of its bytes, in hex. */
export type Checksums = Readonly<Record<string, string>>;

/** What is wrong between the migrations in a folder and its lock: changed, gone, out of order, or not listed yet. */
export function migrationProblems(landed: Checksums, present: Checksums): string[] {
  const last = Object.keys(landed).sort().at(-1) ?? '';
  const lost = Object.keys(landed).flatMap((name) => {
    if (present[name] === undefined) return [`${name} has landed and is gone`];
    return present[name] === landed[name] ? [] : [`${name} has landed and was changed; write a new migration instead`];
  });
  const added = Object.keys(present).flatMap((name) => {
    if (landed[name] !== undefined) return [];
    return [
      name < last ? `${name} sorts before ${last}, which has landed` : `${name} is not in migrations.lock; run: npm run verify -- --write`,
    ];
  });
  return [...lost, ...added];
}

/** The lock's text, one `checksum  name` line per migration as sha256sum prints it. */
export function lockText(checksums: Checksums): string {
  const names = Object.keys(checksums).sort();
  return names.map((name) => `${checksums[name]}  ${name}\n`).join('');
}

export function parseLock(text: string): Checksums {
  const lines = text.split('\n').filter((line) => line !== '');
  return Object.fromEntries(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** Compares every folder of migrations with its lock; with `write`, lists the new ones first. A landed file is never rewritten. */
export function checkMigrations(options: { write: boolean; from?: string }): string[] {
  const from = options.from ?? root;
  const files = projectFiles(from).filter((file) => /(^|\/)migrations\/[^/]+\.sql$/.test(file));
  const folders = new Set(files.map((file) => path.posix.dirname(file)));
  for (const lock of projectFiles(from).filter((file) => file.endsWith('/migrations.lock'))) folders.add(path.posix.dirname(lock));
  return [...folders].sort().flatMap((folder) => {
    const lock = path.join(from, folder, 'migrations.lock');
    const landed = existsSync(lock) ? parseLock(readFileSync(lock, 'utf8')) : {};
    const inside = files.filter((file) => path.posix.dirname(file) === folder);
    const present = Object.fromEntries(inside.map((file) => [path.posix.basename(file), sha256(path.join(from, file))]));
    if (options.write) writeFileSync(lock, lockText({ ...present, ...landed }));
    const problems = migrationProblems(options.write ? { ...present, ...landed } : landed, present);
    return problems.map((problem) => `${folder}: ${problem}`);
  });
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
