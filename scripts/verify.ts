import { type Check, runChecks } from './verify/check.ts';
import { brokenLaws } from './verify/import-laws.ts';
import { importsOf } from './verify/imports.ts';
import { checkMigrations } from './verify/migrations.ts';
import { noticesProblems } from './verify/notices.ts';
import { problemsOf } from './verify/program.ts';
import { brokenRule, textRules } from './verify/text-rules.ts';
import { projectFiles, textOf } from './verify/tree.ts';

const help = `npm run verify [-- options]

Checks the tree in seconds, without a database: format and lint, types, composition and generated code,
migration checksums, import laws, secrets, registry hosts, machine paths, notices.

  --write   format, list new migrations in migrations.lock, and write THIRD-PARTY-NOTICES.md first
  --help    this text`;

const args = process.argv.slice(2);
const unknown = args.find((arg) => !['--write', '--help', '-h'].includes(arg));
if (unknown !== undefined || args.includes('--help') || args.includes('-h')) {
  console.log(unknown === undefined ? help : `Unknown option ${unknown}.\n\n${help}`);
  process.exit(unknown === undefined ? 0 : 1);
}

const write = args.includes('--write');
const texts = new Map(
  projectFiles().flatMap((file) => {
    const text = textOf(file);
    return text === undefined ? [] : [[file, text] as const];
  }),
);
const overText = (look: (file: string, text: string) => readonly string[]): string[] =>
  [...texts].flatMap(([file, text]) => look(file, text));

const checks: Check[] = [
  {
    name: 'format and lint',
    run: () =>
      problemsOf('node_modules/@biomejs/biome/bin/biome', [
        'check',
        '--error-on-warnings',
        '--max-diagnostics=20',
        ...(write ? ['--write'] : []),
      ]),
  },
  { name: 'types', run: () => problemsOf('node_modules/typescript/bin/tsc', ['-p', '.']) },
  { name: 'composition up to date', run: () => problemsOf('scripts/compose.ts', ['--check']) },
  { name: 'generated code up to date', run: () => problemsOf('scripts/codegen.ts', ['--check']) },
  { name: 'migration checksums', run: () => checkMigrations({ write }) },
  { name: 'import laws', run: () => overText((file, text) => (/\.(ts|tsx|mjs)$/.test(file) ? brokenLaws(importsOf(file, text)) : [])) },
  ...textRules.map((rule) => ({ name: rule.name, run: () => overText((file, text) => brokenRule(rule, file, text)) })),
  {
    name: 'no lockfile but pnpm-lock.yaml',
    run: () => [...texts.keys()].filter((file) => /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock)$/.test(file)),
  },
  { name: 'third-party notices', run: () => noticesProblems({ write }) },
];

const { passed, failed } = await runChecks(checks, console.log);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
