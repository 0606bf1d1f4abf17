import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import config from '../codegen.ts';
import { publicPage } from './codegen/public-page/page.ts';
import { trustedDocuments } from './codegen/trusted-documents.ts';

const help = `npm run codegen [-- --check]

Generates resolver types and the typed client from the contracts, as codegen.ts says, the manifest of the client's documents,
and the page of the public graph.
  --check   write nothing; fail when the files differ
  --help    this text`;

const root = fileURLToPath(new URL('../', import.meta.url));
const args = process.argv.slice(2);

async function main(): Promise<void> {
  const unknown = args.find((arg) => !['--check', '--help', '-h'].includes(arg));
  if (unknown !== undefined) throw new Error(`Unknown option ${unknown}.\n\n${help}`);
  if (args.includes('--help') || args.includes('-h')) return console.log(help);
  process.chdir(root);
  const files: { filename: string; content: string }[] = await generate({ ...config, cwd: root, silent: true, errorsOnly: true }, false);
  const documents = files.find(({ filename }) => filename.endsWith('packages/client/src/__generated__/documents.ts'));
  const filename = 'packages/client/src/__generated__/trusted-documents.json';
  files.push({ filename, content: trustedDocuments('@klear/client', documents?.content ?? '') });
  files.push({
    filename: 'schema/public.html',
    content: publicPage({
      contract: readFileSync('schema/public.graphql', 'utf8'),
      supergraph: readFileSync('schema/supergraph.graphql', 'utf8'),
      guide: readFileSync('docs/public-graph.md', 'utf8'),
      documents: globSync('packages/client/documents/public/*.graphql')
        .sort()
        .map((file) => readFileSync(file, 'utf8')),
    }),
  });
  const stale = files.filter(({ filename, content }) => !existsSync(filename) || readFileSync(filename, 'utf8') !== content);
  const names = stale.map(({ filename }) => path.relative(root, path.resolve(filename))).join(', ');
  if (stale.length === 0) return console.log(`Generated code is up to date (${files.length} files).`);
  if (args.includes('--check')) throw new Error(`Out of date: ${names}. Run: npm run codegen`);
  for (const { filename, content } of stale) {
    mkdirSync(path.dirname(filename), { recursive: true });
    writeFileSync(filename, content);
  }
  console.log(`Written: ${names}`);
}

try {
  await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
