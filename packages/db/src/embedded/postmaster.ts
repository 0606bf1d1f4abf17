import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What postmaster.pid says of a server that runs, or ran, on a data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The live server of a data directory; undefined when none runs. A stale pid file is removed. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (Number.isInteger(pid) && pid > 1 && (await isPostgres(pid, cluster))) return { pid, port: Number(lines[3]) };
  await rm(file, { force: true });
  return undefined;
}

/** A pid may have been given to another program since: where /proc exists, the command line decides. */
async function isPostgres(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.includes(cluster);
}

/** True while the process exists; a zombie of ours that awaits reaping counts as gone after its exit event. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Stops a server: a fast shutdown, after `patienceMs` an immediate one. Resolves when the process is gone. */
export async function stopPostmaster(pid: number, patienceMs = 10_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  if (!signal(pid, 'SIGINT')) return;
  while (isAlive(pid)) {
    if (Date.now() > deadline) signal(pid, 'SIGQUIT');
    await wait(15);
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
