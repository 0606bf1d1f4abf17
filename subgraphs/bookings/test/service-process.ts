import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Viewer } from '@klear/core';
import { freePort } from '@klear/db/embedded';
import { type Answer, signedRequest, type TestDatabase, temporaryFolder, testHop } from '@klear/testing';

/** src/main.ts as a process of its own, the way it is deployed, so that a proof can kill it anywhere. */
export interface ServiceProcess {
  readonly isUp: () => boolean;
  start(): Promise<void>;
  /** kill -9, also while it starts. */
  kill(): Promise<void>;
  /** Rejects when nobody answers. */
  ask(viewer: Viewer, query: string, variables: Record<string, unknown>): Promise<Answer>;
}

/** Several processes of one deployment share its secrets. */
export function secretsOfDeployment(): Record<string, string> {
  const secret = () => randomBytes(32).toString('base64');
  return { INPUT_HASH_KEY: secret(), AUDIT_KEY: secret(), QUOTE_KEY: secret(), KEY_RING: `test:${secret()}` };
}

export async function createServiceProcess(database: TestDatabase, secrets: Record<string, string>): Promise<ServiceProcess> {
  const port = await freePort();
  const { passwords } = database.connection('bookings');
  const passwordIn = (url: string) => decodeURIComponent(new URL(url).password);
  const env = {
    PATH: process.env.PATH ?? '',
    PORT: String(port),
    LOG_LEVEL: 'error',
    DATABASE_URL: database.url,
    DATABASE_APP_PASSWORD: passwords.app,
    DATABASE_SYSTEM_PASSWORD: passwords.system,
    DATABASE_POOL_SIZE: '10',
    BUS_PASSWORD: passwordIn(database.busUrl),
    JOBS_PASSWORD: passwordIn(database.jobsUrl),
    HOP_KEY: createHash('sha256').update('test hop bookings').digest('base64'),
    AUDIT_HEADS_DIR: temporaryFolder(),
    APOLLO_TELEMETRY_DISABLED: 'true',
    ...secrets,
  };
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const { sign } = testHop('bookings');
  let child: ChildProcess | undefined;
  let isUp = false;

  return {
    isUp: () => isUp,
    async start() {
      const started = spawn(process.execPath, [main], { env: { ...env, LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      let complaints = '';
      started.stderr.on('data', (chunk) => {
        complaints += chunk;
      });
      for await (const line of createInterface(started.stdout)) {
        if (!line.includes('"listening"')) continue;
        started.stdout.resume();
        isUp = true;
        return;
      }
      if (started.signalCode === null) throw new Error(`bookings did not start: ${complaints}`);
    },
    async kill() {
      isUp = false;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
    async ask(viewer, query, variables) {
      const { path, headers, body } = signedRequest(sign, { viewer, query, variables });
      const url = `http://127.0.0.1:${port}${path}`;
      const response = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
      const { data = null, errors = [] } = (await response.json()) as Answer;
      return { status: response.status, data, errors };
    },
  };
}
