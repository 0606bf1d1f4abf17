import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import { claimGraph } from '../launch/claim.ts';

/** Deletes a data directory with everything in it. Refuses while a graph works on it; a server that a kill left behind is stopped. */
export async function resetData(directory: string): Promise<void> {
  const home = join(directory, 'postgres');
  if (existsSync(join(home, 'cluster'))) {
    const server = await startEmbeddedPostgres({ directory: home, log: silentLogger });
    const release = await claimGraph(server.url);
    await release();
    await server.stop();
  }
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
