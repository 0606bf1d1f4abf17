import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Viewer } from '@klear/core';
import { freePort } from '@klear/db/embedded';
import { type Answer, signedRequest, type TestDatabase, temporaryFolder, testHop } from '@klear/testing';
import type { StripeStandIn } from '@klear/testing/stripe/stand-in';
import { afterAll } from 'vitest';

/** src/main.ts as a process of its own, the way it is deployed, so that a proof can kill it anywhere. */
export interface ServiceProcess {
  readonly webhookUrl: string;
  readonly quoteKey: Buffer;
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM: answers the exit code. */
  end(): Promise<number | null>;
  ask(viewer: Viewer, query: string, variables: Record<string, unknown>): Promise<Answer>;
}

export async function createServiceProcess(database: TestDatabase, standIn: StripeStandIn, webhookSecret: string): Promise<ServiceProcess> {
  const port = await freePort();
  const quoteKey = randomBytes(32);
  const { passwords } = database.connection('payments');
  const passwordIn = (url: string) => decodeURIComponent(new URL(url).password);
  const env = {
    PATH: process.env.PATH ?? '',
    PORT: String(port),
    DATABASE_URL: database.url,
    DATABASE_APP_PASSWORD: passwords.app,
    DATABASE_SYSTEM_PASSWORD: passwords.system,
    INPUT_HASH_KEY: randomBytes(32).toString('base64'),
    BUS_PASSWORD: passwordIn(database.busUrl),
    JOBS_PASSWORD: passwordIn(database.jobsUrl),
    HOP_KEY: createHash('sha256').update('test hop payments').digest('base64'),
    AUDIT_KEY: randomBytes(32).toString('base64'),
    AUDIT_HEADS_DIR: temporaryFolder(),
    QUOTE_KEY: quoteKey.toString('base64'),
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: standIn.url,
  };
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const { sign } = testHop('payments');
  const base = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  afterAll(() => void child?.kill('SIGKILL'));

  return {
    webhookUrl: `${base}/webhooks/stripe`,
    quoteKey,
    async start() {
      const started = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      let complaints = '';
      started.stderr.on('data', (chunk) => {
        complaints += chunk;
      });
      for await (const line of createInterface(started.stdout)) {
        if (line.includes('"listening"')) {
          started.stdout.resume();
          return;
        }
      }
      throw new Error(`payments did not start: ${complaints}`);
    },
    async kill() {
      const exit = once(child as ChildProcess, 'exit');
      child?.kill('SIGKILL');
      await exit;
    },
    async end() {
      const exit = once(child as ChildProcess, 'exit');
      child?.kill('SIGTERM');
      const [code] = await exit;
      return code;
    },
    async ask(viewer, query, variables) {
      const { path, headers, body } = signedRequest(sign, { viewer, query, variables });
      const response = await fetch(`${base}${path}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
      const { data = null, errors = [] } = (await response.json()) as Answer;
      return { status: response.status, data, errors };
    },
  };
}
