import { createVault, keyRingFromText, signer } from '@klear/crypto';
import { startService } from '@klear/service';
import { readEnv } from './env.ts';
import {
  bookingsConsumers,
  bookingsJobs,
  bookingsMigrations,
  createBookingsSubgraph,
  refreshZones,
  sweepBookingProcesses,
} from './index.ts';

let swept: Promise<unknown> = Promise.resolve();
const { drain } = await startService({
  name: 'bookings',
  env: readEnv(process.env),
  migrations: bookingsMigrations,
  async build({ jobs, ...parts }, env) {
    if (!jobs) throw new TypeError('bookings needs its jobs: env.ts requires JOBS_PASSWORD');
    const vault = createVault({ ring: keyRingFromText(env.KEY_RING) });
    const deps = { ...parts, jobs, vault, quotes: signer({ key: env.QUOTE_KEY, purpose: 'quote' }) };
    for (const [name, definition] of Object.entries(bookingsJobs(deps))) jobs.define(name, definition);
    await refreshZones(deps);
    // What a kill left behind is taken up at once and not only by the next minute's sweep.
    swept = sweepBookingProcesses(deps.db, 0).catch((err: unknown) => deps.log.warn({ err }, 'the first sweep is left to the next'));
    return { subgraph: createBookingsSubgraph(deps), context: deps, consumers: bookingsConsumers(deps) };
  },
});
drain.step('first sweep', () => swept);
drain.onSignals(process);
