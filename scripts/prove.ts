import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { findProofs } from './prove/proofs.ts';
import { runVitest } from './test/vitest.ts';
import { projectFiles, textOf } from './verify/tree.ts';

const help = `npm run prove -- <name> [--n N] [--seed S]

Runs one proof at full size (npm test runs a small one) with a random seed, which is printed.

  --n N      how many cases, instead of the proof's own full size
  --seed S   repeat a run exactly
  --list     the proofs there are
  --help     this text`;

const options = {
  n: { type: 'string' },
  seed: { type: 'string' },
  list: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const proofs = findProofs(projectFiles().flatMap((file) => (file.endsWith('.test.ts') ? [{ file, text: textOf(file) ?? '' }] : [])));
  if (values.help) return say(help);
  if (values.list) return say(proofs.map(({ name, files }) => `${name}  (${files.join(', ')})`).join('\n') || 'There is no proof yet.');

  const [name, ...rest] = positionals;
  const proof = proofs.find((candidate) => candidate.name === name);
  if (proof === undefined || rest.length > 0) {
    console.error(
      `${name === undefined ? 'Name a proof.' : `There is no proof "${positionals.join(' ')}".`} There are: ${proofs.map((each) => each.name).join(', ')}.`,
    );
    return 1;
  }
  const seed = values.seed === undefined ? randomInt(0x7fffffff) : wholeNumber('--seed', values.seed, 0);
  const size = values.n === undefined ? '' : String(wholeNumber('--n', values.n, 1));
  console.log(`proving ${proof.name}: N=${size || 'full'}, seed=${seed}`);
  // A full proof has as long as it needs.
  const { passed, failed, broken } = await runVitest(['--testTimeout=0', '--hookTimeout=0', ...proof.files], {
    PROVE_NAME: proof.name,
    PROVE_N: size,
    PROVE_SEED: String(seed),
  });
  console.log(`${passed} passed, ${failed + broken} failed`);
  if (failed + broken > 0) console.log(`repeat it: npm run prove -- ${proof.name}${size && ` --n ${size}`} --seed ${seed}`);
  return failed + broken === 0 ? 0 : 1;
}

function say(text: string): number {
  console.log(text);
  return 0;
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new Error(`${option} takes a whole number of at least ${least}, not "${text}".`);
  return number;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
