/** One guarantee about the tree. `run` answers the problems it found, one line each; none means it holds. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<readonly string[]> | readonly string[];
}

interface Outcome {
  readonly check: Check;
  readonly problems: readonly string[];
  readonly elapsedMs: number;
}

const shownProblems = 20;

/** Runs the checks at once, prints one line per check in order, and answers how many held and failed. */
export async function runChecks(checks: readonly Check[], print: (line: string) => void): Promise<{ passed: number; failed: number }> {
  const outcomes = await Promise.all(checks.map(timed));
  for (const { check, problems, elapsedMs } of outcomes) {
    print(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${(elapsedMs / 1000).toFixed(1)} s)`);
    for (const problem of problems.slice(0, shownProblems)) print(`     ${problem.replaceAll('\n', '\n     ')}`);
    if (problems.length > shownProblems) print(`     and ${problems.length - shownProblems} more`);
  }
  const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
  return { passed: outcomes.length - failed, failed };
}

async function timed(check: Check): Promise<Outcome> {
  const started = performance.now();
  const elapsedMs = (): number => performance.now() - started;
  try {
    const running = check.run();
    // A check that answers at once is not charged for the others that run before the next turn.
    if (!(running instanceof Promise)) return { check, problems: running, elapsedMs: elapsedMs() };
    return { check, problems: await running, elapsedMs: elapsedMs() };
  } catch (error) {
    return { check, problems: [error instanceof Error ? error.message : String(error)], elapsedMs: elapsedMs() };
  }
}
