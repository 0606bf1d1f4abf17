import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { progressIn } from '../../scripts/demo/progress.ts';
import { writeDemo } from '../../scripts/demo/write.ts';
import { launch } from '../../scripts/launch.ts';
import { serveParent } from '../measure/child.ts';

/** The whole graph with the demo practice, on an embedded PostgreSQL in a directory of its own, gone when it stops. */
serveParent<object>(async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'klear-bench-'));
  const remove = () => rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  const graph = await launch({ dataDirectory, port: 0, durable: false, rates: false, log: silentLogger }).catch(async (fault: unknown) => {
    await remove();
    throw fault;
  });
  const stop = () => graph.stop().then(remove);
  try {
    await writeDemo({ services: graph.services, progress: await progressIn(dataDirectory, 'demo', new Date()) });
    return { url: `${graph.url}/graphql`, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
});
