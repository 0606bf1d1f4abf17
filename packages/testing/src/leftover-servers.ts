import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'klear-test-';

/** The folder of this run's server. Its name holds the pid, so that a later run knows whether the owner lives. */
export function serverDirectory(): string {
  return join(tmpdir(), `${prefix}${process.pid}`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Stops the servers of runs that were killed, and removes their folders. A run that still lives is left alone. */
export function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(new RegExp(`^${prefix}(\\d+)$`).exec(name)?.[1]);
    if (!owner || isAlive(owner)) continue;
    const directory = join(tmpdir(), name);
    const pidFile = join(directory, 'cluster', 'postmaster.pid');
    const postmaster = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
    if (postmaster > 1 && isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT');
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}
