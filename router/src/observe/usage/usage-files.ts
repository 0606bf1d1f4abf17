import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { addUse, clientIn, type UsageTotals } from './usage-totals.ts';

const form = z.strictObject({
  format: z.literal(1),
  clients: z.record(
    z.string(),
    z.strictObject({ operations: z.number(), elements: z.record(z.string(), z.tuple([z.number(), z.string()])) }),
  ),
});
const nameOf = /^usage-(\d{4}-\d{2}-\d{2})-[a-z0-9]+\.json$/;

/** Writes one process's uses of one day. A reader never sees half a file, and a kill loses what came since the last write. */
export async function writeUsage(directory: string, file: { day: string; instance: string; totals: UsageTotals }): Promise<void> {
  const clients = [...file.totals].map(([client, { operations, elements }]) => [
    client,
    { operations, elements: Object.fromEntries([...elements].map(([element, { count, last }]) => [element, [count, last]])) },
  ]);
  const path = join(directory, `usage-${file.day}-${file.instance}.json`);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, JSON.stringify({ format: 1, clients: Object.fromEntries(clients) }), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/**
 * Adds up what all processes counted since `sinceDay` (2026-11-21). A directory that is not there holds nothing; a file of another
 * form is an error, for a use that is not read would pass for none.
 */
export async function readUsage(directories: readonly string[], sinceDay = ''): Promise<UsageTotals> {
  const totals: UsageTotals = new Map();
  for (const directory of directories) {
    for (const name of await filesIn(directory)) {
      const day = nameOf.exec(name)?.[1] ?? '';
      if (day < sinceDay) continue;
      const read = form.safeParse(JSON.parse(await readFile(join(directory, name), 'utf8')));
      if (!read.success) throw new Error(`${join(directory, name)} is not a usage file of this release.`);
      for (const [client, { operations, elements }] of Object.entries(read.data.clients)) {
        const use = clientIn(totals, client);
        use.operations += operations;
        for (const [element, [count, last]] of Object.entries(elements)) addUse(use, element, { count, first: day, last });
      }
    }
  }
  return totals;
}

/** Deletes the files of days before `day`. */
export async function forgetUsage(directory: string, day: string): Promise<void> {
  for (const name of await filesIn(directory)) {
    if ((nameOf.exec(name)?.[1] ?? day) < day) await rm(join(directory, name), { force: true });
  }
}

async function filesIn(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((name) => nameOf.test(name)).sort();
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return [];
    throw fault;
  }
}
