import { rmSync } from 'node:fs';
import { silentLogger } from '@klear/core';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import type { TestProject } from 'vitest/node';
import { removeLeftovers, serverDirectory } from './leftover-servers.ts';
import type { RunContext } from './run-context.ts';
import { prepareTemplate } from './template.ts';

interface Run {
  readonly context: Promise<RunContext>;
  stop(): Promise<void>;
  users: number;
}

/** Each vitest project loads this file on its own; the run is one per process, so it hangs on the process. */
const holder = globalThis as typeof globalThis & { klearTestRun?: Run };

function begin(): Run {
  removeLeftovers();
  const directory = serverDirectory();
  const server = startEmbeddedPostgres({ directory, durable: false, log: silentLogger });
  return {
    users: 0,
    context: server.then(({ url }) => prepareTemplate(url)),
    async stop() {
      await (await server).stop();
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** One embedded PostgreSQL per vitest run, with a template database that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  holder.klearTestRun ??= begin();
  const run = holder.klearTestRun;
  run.users += 1;
  project.provide('klear', await run.context);
  return async () => {
    run.users -= 1;
    if (run.users > 0) return;
    delete holder.klearTestRun;
    await run.stop();
  };
}
