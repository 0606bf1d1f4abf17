import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import type { BenchOptions, Report } from '../bench.ts';
import { machine } from '../measure/machine.ts';
import { quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import type { Measure, Seen } from './limits-process.ts';

/** What a refused document may cost, and a small one that is accepted. Printed, not enforced. */
const aims = { refusedMs: 10, refusedMegabytes: 16, smallPlanMs: 50 };
const megabytes = (bytes: number) => bytes / 2 ** 20;

/** Hostile documents from a seed, each alone through the whole router in a process of its own with 512 MB: what does the dearest cost? */
export async function runLimitsBench({ small, progress }: BenchOptions): Promise<Report> {
  const count = Number(process.env.LIMITS_COUNT ?? (small ? 60 : 12_000));
  const seed = Number(process.env.LIMITS_SEED ?? randomInt(0x7fffffff));
  progress(`${count} documents from seed ${seed}`);
  const { seen, rssBytes } = await measure({ count, seed, repeats: small ? 0 : 20 });
  const refused = seen.filter(({ code }) => code !== 'accepted');
  const planned = seen.filter(({ planMs }) => planMs !== undefined);
  const faults = seen.filter(({ code }) => code === 'INTERNAL_SERVER_ERROR');
  const light = planned.filter(({ bytes }) => bytes <= 1_024);
  const codes = Object.entries(Object.groupBy(seen, ({ code }) => code)).map(([code, those]) => [code, those?.length ?? 0] as const);
  const figuresOf = (those: readonly Seen[], of: (one: Seen) => number) => ({
    median: rounded(quantile(those.map(of), 0.5)),
    p99: rounded(quantile(those.map(of), 0.99)),
    worst: rounded(quantile(those.map(of), 1)),
  });
  const refusedMs = figuresOf(refused, (one) => one.ms);
  const heapMegabytes = figuresOf(refused, (one) => megabytes(one.heapBytes));
  const smallPlanMs = figuresOf(light, (one) => one.planMs ?? 0);
  const planMs = figuresOf(planned, (one) => one.planMs ?? 0);
  return {
    lines: [
      `${count} hostile documents, seed ${seed}; most memory of the process ${Math.round(megabytes(rssBytes))} MB; ${codes.map(([code, many]) => `${code} ${many}`).join(', ')}.`,
      '',
      ...tableOf(
        ['worst first', 'documents', 'worst', 'p99', 'median', 'aim'],
        [
          ['refused, ms', refused.length, refusedMs.worst, refusedMs.p99, refusedMs.median, aims.refusedMs],
          ['refused, heap MB', refused.length, heapMegabytes.worst, heapMegabytes.p99, heapMegabytes.median, aims.refusedMegabytes],
          ['accepted to 1 KB, plan ms', light.length, smallPlanMs.worst, smallPlanMs.p99, smallPlanMs.median, aims.smallPlanMs],
          ['accepted of any size, plan ms', planned.length, planMs.worst, planMs.p99, planMs.median, ''],
        ],
      ),
      '',
      ...worst('longest to refuse, ms', refused, (one) => one.ms),
      ...worst('most memory to refuse, MB', refused, (one) => megabytes(one.heapBytes)),
      ...worst('longest to plan up to 1 KB, ms', light, (one) => one.planMs ?? 0),
      // No document may make the router answer that something went wrong on its side.
      ...(faults.length > 0 ? worst('answered as a fault of ours, ms', faults, (one) => one.ms) : []),
    ],
    figures: {
      machine,
      seed,
      count,
      aims,
      codes: Object.fromEntries(codes),
      faults: faults.length,
      refused: refused.length,
      accepted: planned.length,
      refusedMs,
      heapMegabytes,
      smallPlanMs,
      planMs,
      rssMegabytes: Math.round(megabytes(rssBytes)),
    },
  };
}

function worst(title: string, those: readonly Seen[], of: (one: Seen) => number): string[] {
  const rows = those.toSorted((a, b) => of(b) - of(a)).slice(0, 5);
  const begins = (text: string) => text.slice(0, 60).replaceAll(/[^\x20-\x7e]/g, '.');
  return [
    ...tableOf(
      [title, 'bytes', 'code', 'of'],
      rows.map((one) => [begins(one.begins), one.bytes, `${one.code} (${one.family})`, rounded(of(one))]),
    ),
    '',
  ];
}

async function measure(asked: Measure): Promise<{ seen: Seen[]; rssBytes: number }> {
  const child = fork(new URL('./limits-process.ts', import.meta.url), {
    // Room for all that a document takes: no collection in between makes it look smaller.
    execArgv: ['--max-old-space-size=512', '--min-semi-space-size=64', '--max-semi-space-size=64', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: 'true', NODE_ENV: 'production' },
  });
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`the process under measurement ended with ${code}`);
  });
  child.send(asked);
  const [result] = await Promise.race([once(child, 'message'), ended]);
  return result as { seen: Seen[]; rssBytes: number };
}
