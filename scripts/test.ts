import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { belowFloor, type CoverageSummary, coverageLines, coveragePerPackage, floorPercent } from './test/coverage.ts';
import { chooseKinds, filesOfKind, parseRequired, type SpecialKind, specialKinds } from './test/kinds.ts';
import { presentKinds } from './test/machine.ts';
import { runVitest } from './test/vitest.ts';
import { projectFiles, root } from './verify/tree.ts';

const help = `npm test [-- <file or folder>... and vitest options]

Runs every test this machine can run and prints the lines covered per package (at least ${floorPercent} %).
With arguments it hands them to vitest and leaves coverage out: npm test -- packages/core -t interval

  REQUIRE=redis,chromium,data,pgbouncer   a missing one of these is a failure instead of a note
  DATA_DIR=<folder>                       where the real input lies`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(help);
  process.exit(0);
}

const files = projectFiles();
const withTests = new Set(specialKinds.filter((kind) => filesOfKind(files, kind).length > 0));
const choice = chooseKinds({ present: await presentKinds(), required: parseRequired(process.env.REQUIRE), withTests });
const projects = ['unit', ...choice.run].flatMap((name) => ['--project', name]);
const whole = args.length === 0;

const counts = await runVitest([...projects, ...(whole ? ['--coverage'] : []), ...args]);
const low = whole ? reportCoverage() : 0;
for (const kind of choice.leftOut) console.log(`not run here: ${countOf(kind)}`);
for (const kind of choice.missing) console.log(`FAIL required but not on this machine: ${countOf(kind)}`);
if (counts.broken > 0) console.log(`FAIL ${counts.broken} test file(s) did not load, or vitest ended early`);

const failed = counts.failed + counts.broken + low + choice.missing.length;
console.log(`${counts.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function countOf(kind: SpecialKind): string {
  const count = filesOfKind(files, kind).length;
  return `${kind} (${count} ${count === 1 ? 'file' : 'files'})`;
}

/** Prints the table and answers how many packages lie below the floor. */
function reportCoverage(): number {
  const file = path.join(root, 'coverage/coverage-summary.json');
  if (!existsSync(file)) {
    console.log('FAIL no coverage was written');
    return 1;
  }
  const summary: CoverageSummary = JSON.parse(readFileSync(file, 'utf8'));
  const packages = coveragePerPackage(summary, {
    root,
    names: measured(),
    without: specialKinds.filter((kind) => !choice.run.includes(kind)),
  });
  console.log(`\nLines covered per package (floor ${floorPercent} %)`);
  for (const line of coverageLines(packages)) console.log(line);
  return belowFloor(packages).length;
}

/** Everything that ships: each package and subgraph that has a src/, the router and schema. */
function measured(): string[] {
  const inside = ['packages', 'subgraphs'].flatMap((parent) => readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`));
  return [...inside, 'router', 'schema'].filter((name) => existsSync(path.join(root, name, 'src')));
}
