import { existsSync, readdirSync } from 'node:fs';

const subgraphs = new URL('../../../subgraphs/', import.meta.url);

/** Every subgraph with its PostgreSQL schema and its folder of migrations, in the order of their names. */
export function migrationSources(): { schema: string; directory: URL }[] {
  return readdirSync(subgraphs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ schema: name.replaceAll('-', '_'), directory: new URL(`${name}/migrations/`, subgraphs) }))
    .filter(({ directory }) => existsSync(directory))
    .sort((a, b) => a.schema.localeCompare(b.schema));
}
