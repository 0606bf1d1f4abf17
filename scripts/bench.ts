import { parseArgs } from 'node:util';
import type { Bench } from '../bench/bench.ts';
import { benches } from '../bench/benches.ts';

const width = Math.max(...benches.map(({ name }) => name.length));
const help = `npm run bench [-- name] [options]

Runs one benchmark, or all of them: a table for people, then one line of JSON with the same figures (the last line of each).
Compare within one run only: machines are noisy. The exit code tells whether it ran and its answers were equal, never a time.

${benches.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`).join('\n')}

  --small   tiny, to see that it runs; its figures mean nothing
  --help    this text`;

const options = { small: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const chosen = positionals.length === 0 ? benches : positionals.map(benchOf);
  for (const bench of chosen) await run(bench, values.small ?? false);
  return 0;
}

function benchOf(name: string): Bench {
  const bench = benches.find((each) => each.name === name);
  if (!bench) throw new Error(`There is no benchmark "${name}". There are: ${benches.map((each) => each.name).join(', ')}.`);
  return bench;
}

async function run(bench: Bench, small: boolean): Promise<void> {
  const { lines, figures } = await bench.run({ small, progress: (step) => console.error(`${bench.name}: ${step}`) });
  console.log(lines.join('\n'));
  console.log(JSON.stringify({ bench: bench.name, small, ...figures }));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
