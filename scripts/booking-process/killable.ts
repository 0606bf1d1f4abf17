import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Viewer } from '@klear/core';
import { freePort } from '@klear/db/embedded';
import { type Answer, signedRequest, testHop } from '@klear/testing';

/** A service as it is deployed, a process of its own on a port that it keeps, which a proof can kill and start again. */
export interface Killable {
  readonly name: 'bookings' | 'payments';
  readonly url: string;
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Asks until somebody answers: a caller whose call was cut off calls again, with the same key. */
  ask(viewer: Viewer, query: string, variables: Record<string, unknown>): Promise<Answer['data']>;
}

const patienceMs = 60_000;

export async function killable(name: Killable['name'], env: (port: number) => Record<string, string>): Promise<Killable> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const main = fileURLToPath(new URL(`../../subgraphs/${name}/src/main.ts`, import.meta.url));
  const { sign } = testHop(name);
  let child: ChildProcess | undefined;
  let up = Promise.withResolvers<void>();

  const attempt = async (viewer: Viewer, query: string, variables: Record<string, unknown>): Promise<Answer | undefined> => {
    await up.promise;
    const { path, headers, body } = signedRequest(sign, { viewer, query, variables });
    try {
      const response = await fetch(`${url}${path}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
      return (await response.json()) as Answer;
    } catch {
      return undefined;
    }
  };

  return {
    name,
    url,
    async start() {
      const started = spawn(process.execPath, [main], {
        env: { PORT: String(port), APOLLO_TELEMETRY_DISABLED: 'true', ...env(port) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      let complaints = '';
      started.stderr.on('data', (chunk) => {
        complaints += chunk;
      });
      for await (const line of createInterface(started.stdout)) {
        if (!line.includes('"listening"')) continue;
        started.stdout.resume();
        up.resolve();
        return;
      }
      throw new Error(`${name} did not start: ${complaints}`);
    },
    async kill() {
      const running = child;
      if (!running) return;
      up = Promise.withResolvers<void>();
      const exit = once(running, 'exit');
      running.kill('SIGKILL');
      await exit;
    },
    async ask(viewer, query, variables) {
      const deadline = performance.now() + patienceMs;
      while (performance.now() < deadline) {
        const answer = await attempt(viewer, query, variables);
        const code = answer?.errors?.[0]?.extensions.code;
        if (answer && !code) return answer.data;
        if (code && code !== 'SERVICE_UNAVAILABLE' && code !== 'INTERNAL_SERVER_ERROR') throw new Error(`${name} refuses: ${String(code)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`${name} does not answer`);
    },
  };
}
