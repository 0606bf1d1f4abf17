import { randomBytes } from 'node:crypto';
import type { Clock, Logger } from '@klear/core';
import { createBoundedLabel } from '@klear/service';
import type { OperationDefinitionNode } from 'graphql';
import type { AdmittedOperation } from '../../operation.ts';
import { forgetUsage, writeUsage } from './usage-files.ts';
import { addUse, clientIn, type UsageTotals } from './usage-totals.ts';
import { type UsedElements, usedElements } from './used-elements.ts';

/** Counts what clients use of the schema. */
export interface Usage {
  /** One admitted operation. Costs two look-ups: documents are taken apart once, and added up when they are written. */
  count(operation: AdmittedOperation, client: string): void;
  /** Writes what was counted so far. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const maxWaiting = 2_000;
const maxApps = 500;
const keptDays = 90;
const flushMs = 60_000;

/** Uses lie as one small file per process and day in `directory`, names of the schema and counts only, for 90 days. */
export function createUsage(options: { directory: string; clock: Clock; log: Logger; flushMs?: number }): Usage {
  const { directory, clock, log } = options;
  const instance = randomBytes(6).toString('hex');
  const appName = createBoundedLabel({ max: maxApps, form: /^[A-Za-z0-9._-]{1,64}$/ });
  const known = new WeakMap<OperationDefinitionNode, UsedElements>();
  let waiting = new Map<string, Map<UsedElements, number>>();
  let size = 0;
  let day = dayOf(clock.now());
  let totals: UsageTotals = new Map();
  let writing: Promise<void> = Promise.resolve();

  function elementsOf(operation: AdmittedOperation): UsedElements {
    const { definition } = operation;
    const found = known.get(definition) ?? usedElements(operation.prepared.shown, operation);
    known.set(definition, found);
    return found;
  }

  /** Adds what waits to the totals of its day. */
  function fold(): void {
    const last = clock.now().toISOString();
    for (const [client, counts] of waiting) {
      const use = clientIn(totals, client);
      for (const [{ fixed }, count] of counts) {
        use.operations += count;
        for (const element of fixed) addUse(use, element, { count, first: day, last });
      }
    }
    waiting = new Map();
    size = 0;
  }

  async function write(): Promise<void> {
    fold();
    const today = dayOf(clock.now());
    if (totals.size > 0) await writeUsage(directory, { day, instance, totals });
    if (today === day) return;
    day = today;
    totals = new Map();
    await forgetUsage(directory, dayOf(new Date(clock.now().getTime() - keptDays * 86_400_000)));
  }

  const flush = () => {
    writing = writing.then(write).catch((err: unknown) => log.error({ err }, 'what clients use of the schema could not be written'));
    return writing;
  };
  const timer = setInterval(flush, options.flushMs ?? flushMs).unref();

  return {
    count(operation, named) {
      const client = operation.app === undefined ? named : `app:${appName(operation.app)}`;
      const used = elementsOf(operation);
      const counts = waiting.get(client) ?? new Map<UsedElements, number>();
      waiting.set(client, counts);
      const before = counts.get(used) ?? 0;
      counts.set(used, before + 1);
      if (before === 0) size += 1;
      if (used.ofVariables) {
        const last = clock.now().toISOString();
        const use = clientIn(totals, client);
        for (const element of used.ofVariables(operation.variables)) addUse(use, element, { count: 1, first: day, last });
      }
      // Documents that never come again do not pile up.
      if (size >= maxWaiting) fold();
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
