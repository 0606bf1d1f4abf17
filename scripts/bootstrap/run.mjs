import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cleanEnvironment } from './environment.mjs';

/**
 * Runs a script with the pinned Node and resolves to its exit code (128 + number when a signal ended it).
 * Every signal is handed on; inside.mjs makes one of the two copies that a Ctrl-C in a terminal delivers.
 */
export function runCommand({ root, node, script, args }) {
  const inside = pathToFileURL(path.join(root, 'scripts', 'bootstrap', 'inside.mjs')).href;
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--import', inside, script, ...args], {
    cwd: root,
    env: { ...cleanEnvironment(path.dirname(node)), ...compileCache(root, script) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const forwards = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const forward = () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    // On Windows the console has already told the child.
    process.on(signal, process.platform === 'win32' ? () => {} : forward);
    return () => process.removeAllListeners(signal);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const stop of forwards) stop();
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 1));
    });
  });
}

/** Compiled modules are kept: a warm start costs a third less. Not for tests, whose coverage cached code would blur. */
function compileCache(root, script) {
  if (/^(test|prove)\.ts$/.test(path.basename(script))) return {};
  return { NODE_COMPILE_CACHE: path.join(root, '.tools', 'compile-cache') };
}
