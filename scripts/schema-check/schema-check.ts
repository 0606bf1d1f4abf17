import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readUsage, type UsageTotals } from '@klear/router';
import { buildSchema } from 'graphql';
import { compareSchemas } from './compare.ts';
import { reportOf } from './report.ts';

const help = `npm run schema:check -- <new api.graphql> [options]

Compares the schema with a new one. Each breaking change is told with its real use: which clients, how often, since when, when last. Fails when
one of them breaks what a client uses; without any counted use nothing is known to be unused, and every one of them counts.

  --base FILE    the schema that clients use now (schema/api.graphql)
  --usage DIR    where a router counted uses (.data/usage); may be given once for each machine
  --days N       how far back a use counts (90)
  --strict       fail on every breaking change
  --help         this text`;

const usageByDefault = fileURLToPath(new URL('../../.data/usage', import.meta.url));
const options = {
  base: { type: 'string', default: fileURLToPath(new URL('../../schema/api.graphql', import.meta.url)) },
  usage: { type: 'string', multiple: true },
  days: { type: 'string', default: '90' },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Runs the check; answers the exit code. Throws an Error whose message is the one line to show. */
export async function schemaCheck(args: readonly string[], say: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help) {
    say(help);
    return 0;
  }
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new Error('Name one file: npm run schema:check -- <new api.graphql>');
  if (!/^\d{1,4}$/.test(values.days)) throw new Error(`--days takes a whole number, not "${values.days}".`);
  const since = new Date(Date.now() - Number(values.days) * 86_400_000).toISOString().slice(0, 10);
  const usage = await readUsage(values.usage ?? [usageByDefault], since);
  const compared = compareSchemas(await schemaIn(values.base), await schemaIn(file), usage);
  say(`${whatWasCounted(usage, since)}\n\n${reportOf(compared)}`);
  const failing = compared.hurts.length + (values.strict ? compared.unused.length : 0);
  if (failing > 0) say(`\n${failing} ${failing === 1 ? 'change does' : 'changes do'} not pass.`);
  return failing > 0 ? 1 : 0;
}

async function schemaIn(file: string) {
  const sdl = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} cannot be read.`);
  });
  try {
    return buildSchema(sdl, { assumeValidSDL: false });
  } catch (fault) {
    throw new Error(`${file} is not a schema: ${fault instanceof Error ? fault.message : fault}`);
  }
}

function whatWasCounted(usage: UsageTotals, since: string): string {
  const operations = [...usage.values()].reduce((sum, client) => sum + client.operations, 0);
  if (operations === 0) return `No use was counted since ${since}: nothing is known to be unused.`;
  return `${operations} operations of ${usage.size} clients were counted since ${since}.`;
}
