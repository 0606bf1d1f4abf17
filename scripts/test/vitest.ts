import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../verify/tree.ts';

/** What one run of vitest came to. `broken` counts test files that failed without one failed test (they did not load). */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly broken: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

/** Runs vitest with our configuration, showing what it prints, and counts. A crash without a report is one failure. */
export async function runVitest(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<TestCounts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'klear-test-'));
  const report = path.join(folder, 'report.json');
  const program = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const code = await exitOf([program, 'run', ...reporters, ...args], env);
    const counts = existsSync(report) ? countTests(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, broken: 1 };
    return code !== 0 && counts.failed + counts.broken === 0 ? { ...counts, broken: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function countTests(report: Report): TestCounts {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests, broken: broken.length };
}

function exitOf(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
    // A Ctrl-C reaches vitest from the terminal; a SIGTERM sent to us alone has to be handed on.
    const stop = (): boolean => child.kill('SIGTERM');
    const wait = (): void => {};
    process.on('SIGTERM', stop).on('SIGINT', wait);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGTERM', stop).off('SIGINT', wait);
      resolve(code ?? 1);
    });
  });
}
