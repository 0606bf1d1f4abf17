import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '@klear/core';
import { createServiceLogger } from '@klear/service';

const maxBytes = 16 * 1024 * 1024;

/** The graph's log as JSON lines in the data directory; a large one is put aside first. */
export function logFile(directory: string): { log: Logger; file: string } {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'klear.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.old`);
  const destination = createWriteStream(file, { flags: 'a', mode: 0o600 });
  return { log: createServiceLogger({ name: 'klear', level: 'info', destination }), file };
}
