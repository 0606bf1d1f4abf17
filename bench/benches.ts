import type { Bench } from './bench.ts';
import { routerBench } from './router/router-bench.ts';
import { slotsBench } from './slots/slots-bench.ts';

/** The benchmarks there are, in the order in which they run when none is named. */
export const benches: readonly Bench[] = [routerBench, slotsBench];
