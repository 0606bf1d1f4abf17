import { readFileSync, writeFileSync } from 'node:fs';
import { compose } from '@klear/schema';
import { contract } from '@klear/service/contract';

const help = `npm run compose [-- --check]

Composes the six subgraphs' contracts into schema/supergraph.graphql and schema/api.graphql.
  --check   write nothing; fail when the committed files differ
`;

const subgraphs = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'];
const root = new URL('../', import.meta.url);

if (process.argv.includes('--help')) {
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
] as const) {
  const url = new URL(file, root);
  if (readOrNull(url) === text) continue;
  stale.push(file);
  if (!process.argv.includes('--check')) writeFileSync(url, text);
}

if (stale.length === 0) console.log('The supergraph is up to date.');
else if (!process.argv.includes('--check')) console.log(`Written: ${stale.join(', ')}`);
else {
  console.error(`Out of date: ${stale.join(', ')}. Run: npm run compose`);
  process.exitCode = 1;
}

function readOrNull(url: URL): string | null {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return null;
  }
}
