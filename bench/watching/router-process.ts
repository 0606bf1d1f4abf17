import { silentLogger, systemClock } from '@klear/core';
import { openWatch, type WatchEnv } from '@klear/router';
import { serveParent } from '../measure/child.ts';
import type { ContenderConfiguration } from '../router/contender.ts';
import { listenOverReplay } from '../router/replayed-router.ts';

/** What is measured: how much of the router is watched. */
export interface WatchedConfiguration extends ContenderConfiguration {
  readonly watch: Partial<WatchEnv>;
}

/** Our router as it ships, watched as it is told. */
serveParent<WatchedConfiguration>(async (configuration) => {
  const standard: WatchEnv = { ADMIN_HOST: '127.0.0.1', OTEL_TRACES_SAMPLER_ARG: 1, SLOW_OPERATION_MS: 0, CLIENT_NAMES: [] };
  const { observer } = await openWatch({ env: { ...standard, ...configuration.watch }, clock: systemClock, log: silentLogger });
  return { url: await listenOverReplay(configuration, { observer }) };
});
