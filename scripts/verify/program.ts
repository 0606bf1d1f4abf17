import { spawn } from 'node:child_process';
import { root } from './tree.ts';

/** Runs a program with the pinned Node; answers its output as one problem when it fails. */
export function problemsOf(program: string, args: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const env = { ...process.env, APOLLO_TELEMETRY_DISABLED: 'true', NO_COLOR: '1' };
    const child = spawn(process.execPath, [program, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', (error) => resolve([error.message]));
    child.on('close', (code) => resolve(code === 0 ? [] : [tail(output, 60) || `${program} ended with ${code}`]));
  });
}

function tail(text: string, count: number): string {
  return text.trim().split('\n').slice(-count).join('\n');
}
