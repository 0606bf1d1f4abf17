import { readFileSync } from 'node:fs';

/** What every subgraph's SDL begins with: links, policies, scalars and the few types that all of them use. */
export const preamble: string = readFileSync(new URL('./preamble.graphql', import.meta.url), 'utf8');

/** A subgraph's whole SDL: the preamble, then its own contract. */
export function contract(schemaFile: URL): string {
  return `${preamble}\n${readFileSync(schemaFile, 'utf8')}`;
}
