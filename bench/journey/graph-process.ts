import { silentLogger } from '@klear/core';
import { progressIn } from '../../scripts/demo/progress.ts';
import { writeDemo } from '../../scripts/demo/write.ts';
import { launch } from '../../scripts/launch.ts';
import { serveParent } from '../measure/child.ts';

/** The whole graph with the demo practice, on an embedded PostgreSQL in a directory of its own. */
serveParent<{ dataDirectory: string }>(async ({ dataDirectory }) => {
  const graph = await launch({ dataDirectory, port: 0, durable: false, log: silentLogger });
  const stop = () => graph.stop();
  try {
    await writeDemo({ services: graph.services, progress: await progressIn(dataDirectory, 'demo', new Date()) });
    return { url: `${graph.url}/graphql`, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
});
