import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { serveParent } from '../measure/child.ts';
import type { ContenderConfiguration } from './contender.ts';
import { listenOverReplay } from './replayed-router.ts';

/** What the main thread's heap holds once it is collected. */
function heapCounts(): () => Record<string, number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  return () => {
    collect();
    return { heapBytes: process.memoryUsage().heapUsed };
  };
}

/** Our router as it ships: every stage, and every hop signed. */
serveParent<ContenderConfiguration>(async (configuration) => {
  const url = await listenOverReplay(configuration, {
    // A collection holds the event loop up: that is no reason to refuse anybody.
    ...(configuration.tellsHeap && { traffic: { shed: { someLagMs: 60_000, allLagMs: 120_000 } } }),
  });
  return { url, ...(configuration.tellsHeap && { counts: heapCounts() }) };
});
