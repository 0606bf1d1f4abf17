import { setTimeout as wait } from 'node:timers/promises';
import type { EventEnvelope, Logger } from '@klear/core';
import type { AuditRow } from '../audit.ts';
import { inTurn } from '../in-turn.ts';
import type { Pool } from '../session.ts';
import { announceCommit, onCommit } from '../wake.ts';
import type { AuditKey } from './audit-key.ts';
import type { HeadStore } from './head-store.ts';
import { createHeadsWriter } from './heads-writer.ts';
import type { ChainEnd } from './link.ts';
import { isLost, type SealPass, sealPass } from './seal.ts';

export interface SealerOptions {
  readonly schema: string;
  /** Connections of the system role: the sealer takes its turn among others. */
  readonly pool: Pool;
  readonly key: AuditKey;
  readonly heads: HeadStore;
  readonly log: Logger;
  /** Events that tell facts to others: they are recorded with the links of these facts, and so exactly once. */
  readonly tell?: ((rows: readonly AuditRow[]) => readonly EventEnvelope[]) | undefined;
  /** Told how many facts a pass has chained, and how long the oldest of them had waited, in seconds. */
  readonly onSealed?: ((count: number, oldestSeconds: number) => void) | undefined;
  /** Time between heads of a chain that grows; a minute unless told. */
  readonly headEveryMs?: number;
  /** Facts per pass; 500 unless told. */
  readonly batch?: number;
}

/** Chains a schema's facts within a second and writes signed heads outside the database. Any number of processes may run one. */
export interface Sealer {
  start(): void;
  /** Chains what was committed before the call, writes a last head and ends. */
  stop(): Promise<void>;
  /** Chains everything that was committed before the call. Answers how many facts. */
  seal(): Promise<number>;
  /** Writes a head of every chain that has grown since its last one. Answers how many. */
  writeHeads(): Promise<number>;
}

/** How long a pass waits for more facts to come to the one that woke it. */
const gatherMs = 150;
/** Facts of a process that died before it sealed them are found by looking. */
const lookMs = 500;
const busyMs = 20;
const retryHeadsMs = 5_000;

export function createSealer(options: SealerOptions): Sealer {
  const { schema, pool, key, log, headEveryMs = 60_000, batch = 500 } = options;
  const known = new Map<string, ChainEnd>();
  const heads = createHeadsWriter({ schema, key, store: options.heads });
  let ready = false;
  let everything = true;
  /** Links were made that no head of ours stands for yet. */
  let hasNews = false;
  /** When the next head of a growing chain may be written, and when chains that others seal are looked at. */
  let headsDueAt = 0;
  let lookDueAt = 0;
  let stopping: AbortController | undefined;
  let running: Promise<void> | undefined;
  let awake = Promise.withResolvers<void>();
  const wake = () => awake.resolve();

  async function writeHeads(): Promise<number> {
    lookDueAt = performance.now() + headEveryMs;
    // When it fails it is tried again soon, and does not hold up the sealing.
    headsDueAt = performance.now() + retryHeadsMs;
    const { count, restored } = await inTurn(pool, schema, (tx) => heads.write(tx));
    for (const end of restored) tellLoss(end);
    hasNews = false;
    headsDueAt = count > 0 ? performance.now() + headEveryMs : 0;
    return count;
  }

  /** Before anything is sealed: what the heads outside tell of a database that has lost what they stand for is signed and told. */
  async function prepare(): Promise<void> {
    if (ready) return;
    for (const end of await inTurn(pool, schema, (tx) => heads.compare(tx))) tellLoss(end);
    ready = true;
  }

  function tellLoss(end: ChainEnd): void {
    known.set(end.chain, end);
    log.error(
      { schema, chain: end.chain, sequence: end.sequence, epoch: end.epoch },
      'the audit log ends before its heads: the database is older than they are, or was cut. Sealing goes on in a new epoch; run: npm run audit -- verify',
    );
  }

  async function pass(): Promise<SealPass> {
    await prepare();
    const outcome = await inTurn(pool, schema, (tx) => sealPass(tx, { schema, key, batch, everything, known, tell: options.tell }));
    if (outcome.kind === 'sealed') {
      for (const end of outcome.ends) known.set(end.chain, end);
      hasNews = true;
      if (outcome.told > 0) announceCommit(schema, 'events');
      options.onSealed?.(outcome.count, outcome.oldestSeconds);
    }
    if (outcome.kind === 'lost') {
      const losses = outcome.ends.flatMap((end) => {
        const lost = known.get(end.chain);
        return lost && isLost(end, lost) ? [{ known: lost, end }] : [];
      });
      for (const end of await inTurn(pool, schema, (tx) => heads.writeRestored(tx, losses))) tellLoss(end);
    }
    if (outcome.kind === 'empty' || (outcome.kind === 'sealed' && !outcome.more)) everything = false;
    return outcome;
  }

  async function seal(): Promise<number> {
    let count = 0;
    for (;;) {
      const outcome = await pass();
      if (outcome.kind === 'sealed') count += outcome.count;
      if (outcome.kind === 'busy') await wait(busyMs);
      else if (outcome.kind === 'empty') return count;
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      awake = Promise.withResolvers<void>();
      try {
        const outcome = await pass();
        failures = 0;
        const now = performance.now();
        if ((hasNews && now >= headsDueAt) || now >= lookDueAt) await writeHeads().catch(tellFault);
        if (outcome.kind === 'lost' || (outcome.kind === 'sealed' && outcome.more)) continue;
        await Promise.race([awake.promise, pauseFor(outcome.kind === 'busy' ? busyMs : lookMs, signal)]);
        await pauseFor(gatherMs, signal);
      } catch (fault) {
        failures += 1;
        tellFault(fault);
        await pauseFor(Math.min(50 * 2 ** failures, 5_000), signal);
      }
    }
  }

  function tellFault(fault: unknown): void {
    const text = fault instanceof Error ? fault.message : 'unknown';
    log.error({ schema, fault: text }, 'the audit log could not be sealed or its heads not be written; it is tried again');
  }

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      const forget = onCommit(schema, 'facts', wake);
      running = run(stopping.signal).finally(forget);
    },
    async stop() {
      if (!running) return;
      stopping?.abort();
      await running;
      running = undefined;
      await seal();
      await writeHeads();
    },
    seal,
    writeHeads: async () => {
      await prepare();
      return writeHeads();
    },
  };
}

async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
