import { readFileSync } from 'node:fs';
import postgres from 'postgres';

/** Milliseconds of CPU by who had the server work: a login, or a process of its own. */
export type DatabaseTime = ReadonlyMap<string, number>;

/** Linux counts in hundredths of a second. */
const tickMs = 10;

/** What each process of the server has used so far; empty where there is no /proc, or the server is on another machine. */
export async function databaseTime(url: string): Promise<DatabaseTime> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const rows = await sql<
    { pid: number; name: string }[]
  >`select pid, coalesce(usename, backend_type) as name from pg_stat_activity`.finally(() => sql.end());
  const spent = new Map<string, number>();
  for (const { pid, name } of rows) {
    const ms = cpuOf(pid);
    if (ms !== undefined) spent.set(name, (spent.get(name) ?? 0) + ms);
  }
  return spent;
}

/** The longest first; whoever used nothing is left out. */
export function timeBetween(before: DatabaseTime, after: DatabaseTime): [name: string, ms: number][] {
  return [...after]
    .map(([name, ms]): [string, number] => [name, ms - (before.get(name) ?? 0)])
    .filter(([, ms]) => ms > 0)
    .sort(([, a], [, b]) => b - a);
}

function cpuOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    // proc(5): utime and stime are 14 and 15, counted with pid and name.
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return undefined;
  }
}
