import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../verify/tree.ts';
import type { Removal } from './without-guard.ts';

/** Whether the tests of `judges` (paths as vitest filters them) are green, without one guard when it is told which. */
export function judge(judges: readonly string[], removal?: Removal): Promise<'green' | 'red'> {
  const program = path.join(root, 'node_modules/vitest/vitest.mjs');
  const config = path.join(root, 'scripts/guards/vitest.config.ts');
  // Of its own: what vitest tells its workers by the environment is not for a vitest inside of one.
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, TZ: 'UTC', ...(removal && { GUARD_REMOVED: JSON.stringify(removal) }) };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'run', '--config', config, ...judges], { cwd: root, env, stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0 ? 'green' : 'red'));
  });
}
