import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServiceProcess {
  /** Scheme, host and port where it listens. */
  readonly url: string;
  /** Where it answers metrics, when it was given an ADMIN_PORT. */
  readonly adminUrl: string | undefined;
  /** Lines of its log, as they were written. */
  readonly lines: readonly string[];
  /** Drains it; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts a service of ours as a process of its own (a path from the root of the tree) and waits until it listens. */
export async function startProcess(main: string, env: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../../${main}`, import.meta.url))], {
    env: { PORT: '0', APOLLO_TELEMETRY_DISABLED: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  let adminUrl: string | undefined;
  const { promise: listening, resolve, reject } = Promise.withResolvers<string>();
  const { promise: watched, resolve: isWatched } = Promise.withResolvers<void>();
  if (env.ADMIN_PORT === undefined) isWatched();
  child.once('exit', () => reject(new Error(`${main} ended:\n${lines.join('\n')}`)));
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      const { msg, url } = entryOf(line);
      if (msg === 'listening' && url) resolve(new URL(url).origin);
      if (msg !== 'metrics') return;
      adminUrl = url;
      isWatched();
    });
  }
  const url = await listening;
  await watched;
  return {
    url,
    adminUrl,
    lines,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** A crash writes what is no JSON. */
function entryOf(line: string): { readonly msg?: string; readonly url?: string } {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
