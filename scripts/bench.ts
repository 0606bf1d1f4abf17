import { parseArgs } from 'node:util';
import type { Bench, BenchOptions } from '../bench/bench.ts';
import { benches } from '../bench/benches.ts';

const width = Math.max(...benches.map(({ name }) => name.length));
const help = `npm run bench [-- name] [options]

Runs one benchmark, or all of them: a table for people, then one line of JSON with the same figures (the last line of each).
Compare within one run only: machines are noisy. The exit code tells whether all of it ran and its answers were equal, never a time.

${benches.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`).join('\n')}

  --small         tiny, to see that it runs; its figures mean nothing
  --operations N  how many, for router-memory
  --help          this text`;

const options = { small: { type: 'boolean' }, operations: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const chosen = positionals.length === 0 ? benches : positionals.map(benchOf);
  const operations = values.operations === undefined ? undefined : Number(values.operations);
  if (operations !== undefined && !(Number.isSafeInteger(operations) && operations > 0))
    throw new Error('--operations takes a whole number.');
  let isWhole = true;
  for (const bench of chosen) isWhole = (await run(bench, { small: values.small ?? false, operations })) && isWhole;
  return isWhole ? 0 : 1;
}

function benchOf(name: string): Bench {
  const bench = benches.find((each) => each.name === name);
  if (!bench) throw new Error(`There is no benchmark "${name}". There are: ${benches.map((each) => each.name).join(', ')}.`);
  return bench;
}

/** Answers whether all of it could be run. */
async function run(bench: Bench, asked: Pick<BenchOptions, 'small' | 'operations'>): Promise<boolean> {
  const { lines, figures, incomplete } = await bench.run({ ...asked, progress: (step) => console.error(`${bench.name}: ${step}`) });
  console.log(lines.join('\n'));
  console.log(JSON.stringify({ bench: bench.name, small: asked.small, ...figures, ...(incomplete && { incomplete }) }));
  if (incomplete) console.error(`${bench.name}: not green: ${incomplete}`);
  return !incomplete;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
