import type { Bench } from './bench.ts';

/** The benchmarks there are, in the order in which they run when none is named. Each is loaded when it runs, so that --help is quick. */
export const benches: readonly Bench[] = [
  {
    name: 'router',
    says: 'the router against @apollo/gateway over replayed answers: requests/s, latency, CPU, memory (about a minute)',
    run: async (options) => (await import('./router/router-bench.ts')).runRouterBench(options),
  },
  {
    name: 'slots',
    says: 'free times of 200 and of 2,000 practitioners over 14 days: statements and time (a minute or two)',
    run: async (options) => (await import('./slots/slots-bench.ts')).runSlotsBench(options),
  },
  {
    name: 'journey',
    says: "the journey's search over the whole graph with the demo practice, by number of rows (about a minute)",
    run: async (options) => (await import('./journey/journey-bench.ts')).runJourneyBench(options),
  },
];
