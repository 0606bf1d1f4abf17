#!/usr/bin/env node
// The door behind every npm script: any Node >= 18 in, the pinned Node and pnpm out. No dependency, plain JavaScript.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(scripts);
const commands = {
  start: 'bring up the whole graph: embedded PostgreSQL, six subgraphs, the router, GraphiQL',
  test: 'run the tests and print coverage per package',
  verify: 'check format, types, generated files, migrations, import laws, secrets (seconds, no database)',
  compose: 'compose the subgraph contracts into schema/',
  codegen: 'generate resolver types and the typed client',
  import: 'import a directory, records, articles or places from files',
  demo: 'write the demo practice, at any scale',
  prove: 'run one proof at full size with a printed seed',
  bench: 'run the benchmarks',
  'schema-check': 'compare the schema with a new one against what clients use (npm run schema:check)',
  support: 'make a person one of the platform’s support, or no longer',
  audit: 'verify the audit log, archive it, or print its public key',
  secrets: 'make the secrets of a deployment in deploy/env',
  install: 'get the tools and the dependencies, and stop there',
};

function help() {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, says]) => `  ${name.padEnd(width)}  ${says}`);
  return `Klear Karma\n\nUsage: npm start | npm test | npm run <command> [-- options]\n\n${lines.join('\n')}\n\nEvery command answers --help.`;
}

async function main(command, args) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18) throw new Error(`Klear Karma needs Node 18 or newer to begin with; this is ${process.version}.`);
  if (command === undefined || command === '--help' || command === '-h') {
    console.log(help());
    return command === undefined ? 1 : 0;
  }
  if (!Object.hasOwn(commands, command)) throw new Error(`Unknown command "${command}". Try: ${Object.keys(commands).join(', ')}.`);

  const { ensureTools } = await import('./bootstrap/tools.mjs');
  const { ensureInstalled } = await import('./bootstrap/install.mjs');
  const tools = await ensureTools(root);
  await ensureInstalled(root, tools);
  if (command === 'install') return 0;

  const script = path.join(scripts, `${command}.ts`);
  if (!existsSync(script)) {
    const there = readdirSync(scripts).filter((file) => Object.hasOwn(commands, file.replace(/\.ts$/, '')));
    throw new Error(`scripts/${command}.ts does not exist in this checkout; there are: ${there.join(', ')}.`);
  }
  const { runCommand } = await import('./bootstrap/run.mjs');
  return runCommand({ root, node: tools.node, script, args });
}

try {
  process.exitCode = await main(process.argv[2], process.argv.slice(3));
} catch (error) {
  // `expected` errors carry their own clear line; anything else is a bug of ours and shows where.
  console.error(error.name === 'Error' ? error.message : error.stack);
  process.exitCode = 1;
}
