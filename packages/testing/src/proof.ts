/** A proof runs small in `npm test` and full under `npm run prove -- <name>`, which hands over PROVE_NAME, PROVE_N and PROVE_SEED. */
const proving = (name: string): boolean => process.env.PROVE_NAME === name;

/**
 * How many cases the proof `name` runs here: `small` in `npm test`, `full` (or --n) when proved by name.
 * Prints N and the seed, so that a red run can be repeated exactly.
 */
export function proofSize(name: string, small: number, full: number): number {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`npm run prove finds names in lower-case-kebab form only, not "${name}"`);
  const asked = Number(process.env.PROVE_N);
  const size = proving(name) ? (Number.isSafeInteger(asked) && asked > 0 ? asked : full) : small;
  process.stdout.write(`proof ${name}: N=${size}, seed=${proofSeed(name)}\n`);
  return size;
}

/** The seed of the proof `name`, a 31-bit integer: the one handed over, else a fixed one derived from the name. */
export function proofSeed(name: string): number {
  const asked = Number(process.env.PROVE_SEED);
  if (proving(name) && Number.isSafeInteger(asked) && asked >= 0) return asked;
  let hash = 0;
  for (const character of name) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) & 0x7fffffff;
  return hash;
}
