import type { Bench } from './bench.ts';

/** The benchmarks there are, in the order in which they run when none is named. Each is loaded when it runs, so that --help is quick. */
export const benches: readonly Bench[] = [
  {
    name: 'router',
    says: 'the router against @apollo/gateway and Hive Gateway over replayed answers: requests/s, latency, CPU, memory (two minutes)',
    run: async (options) => (await import('./router/router-bench.ts')).runRouterBench(options),
  },
  {
    name: 'router-memory',
    says: 'the memory of the router over 1,000,000 operations, every tenth a document never seen before (ten minutes; --operations for fewer)',
    run: async (options) => (await import('./router/memory-bench.ts')).runMemoryBench(options),
  },
  {
    name: 'protect',
    says: 'one organization at ten times its load, and queries at ten times what the router can do: what the others feel (two minutes)',
    run: async (options) => (await import('./protect/protect-bench.ts')).runProtectBench(options),
  },
  {
    name: 'watching',
    says: 'what metrics, counted uses and traces cost the router for its smallest operation, in CPU (a minute or two)',
    run: async (options) => (await import('./watching/watching-bench.ts')).runWatchingBench(options),
  },
  {
    name: 'slots',
    says: 'free times of 200 and of 2,000 practitioners over 14 days, then of 1,000 while 100,000 visits stored become 1,000,000 (five minutes)',
    run: async (options) => {
      const asked = await (await import('./slots/slots-bench.ts')).runSlotsBench(options);
      const grown = await (await import('./slots/grown-slots.ts')).runGrownSlots(options);
      return { lines: [...asked.lines, '', ...grown.lines], figures: { asked: asked.figures, grown: grown.figures } };
    },
  },
  {
    name: 'journey',
    says: "the journey's search over the whole graph with the demo practice, by number of rows (about a minute)",
    run: async (options) => (await import('./journey/journey-bench.ts')).runJourneyBench(options),
  },
  {
    name: 'sockets',
    says: '10,000 sockets on one process: memory each, one event to all, clients that stop reading, all back at once (a minute or two)',
    run: async (options) => (await import('./sockets/sockets-bench.ts')).runSocketsBench(options),
  },
  {
    name: 'live',
    says: '10,000 viewers of 500 calendars, 50 changes a second: from the commit to the screens, stage by stage (a minute or two)',
    run: async (options) => (await import('./live/live-bench.ts')).runLiveBench(options),
  },
  {
    name: 'hop',
    says: 'what the signature between router and subgraph costs, and its check, for bodies of 1 to 50 KB (half a minute)',
    run: async (options) => (await import('./hop/hop-bench.ts')).runHopBench(options),
  },
  {
    name: 'limits',
    says: 'hostile documents through the router: what the dearest costs to refuse and to plan (a few minutes)',
    run: async (options) => (await import('./limits/limits-bench.ts')).runLimitsBench(options),
  },
  {
    name: 'authorization',
    says: 'the same queries with and without policies, signature, row-level security and audit, each on its own and together (a few minutes)',
    run: async (options) => (await import('./authorization/authorization-bench.ts')).runAuthorizationBench(options),
  },
  {
    name: 'bookings',
    says: 'booking through the router against its own statements through the driver alone, and a day of mixed use by stage (two minutes)',
    run: async (options) => (await import('./bookings/bookings-bench.ts')).runBookingsBench(options),
  },
];
