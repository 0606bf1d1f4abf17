import { readFileSync, writeFileSync } from 'node:fs';
import { compose } from '@klear/schema';
import { contract } from '@klear/service/contract';

const help = `npm run compose [-- --check]

Composes the six subgraphs' contracts into schema/supergraph.graphql, schema/api.graphql and schema/public.graphql,
docs/policies.md (who may see what, as the labels say) and the names that no log line shows.
  --check   write nothing; fail when the committed files differ
  --help    this text
`;

const subgraphs = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'];
const root = new URL('../', import.meta.url);

const args = process.argv.slice(2);
const unknown = args.find((arg) => !['--check', '--help', '-h'].includes(arg));
if (unknown !== undefined) {
  console.error(`Unknown option ${unknown}.\n\n${help}`);
  process.exit(1);
}
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(help);
  process.exit(0);
}

const composed = compose(
  subgraphs.map((name) => ({
    name,
    sdl: contract(new URL(`subgraphs/${name}/schema.graphql`, root)),
    // Where a subgraph listens is the operator's choice and comes from the environment, never from the supergraph.
    url: `http://${name}.invalid/graphql`,
  })),
);

const stale: string[] = [];
for (const [file, text] of [
  ['schema/supergraph.graphql', composed.supergraph],
  ['schema/api.graphql', composed.api],
  ['schema/public.graphql', composed.public],
  ['docs/policies.md', composed.policies],
  ['packages/service/src/__generated__/protected-names.ts', protectedNamesFile(composed.protectedNames)],
] as const) {
  const url = new URL(file, root);
  if (readOrNull(url) === text) continue;
  stale.push(file);
  if (!args.includes('--check')) writeFileSync(url, text);
}

if (stale.length === 0) console.log('The composed schemas are up to date.');
else if (!args.includes('--check')) console.log(`Written: ${stale.join(', ')}`);
else {
  console.error(`Out of date: ${stale.join(', ')}. Run: npm run compose`);
  process.exitCode = 1;
}

function protectedNamesFile(names: readonly string[]): string {
  const list = names.map((name) => `  '${name}',\n`).join('');
  return `/** Written by npm run compose: fields labelled @personal or @phi. */\nexport const protectedNames: readonly string[] = [\n${list}];\n`;
}

function readOrNull(url: URL): string | null {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return null;
  }
}
