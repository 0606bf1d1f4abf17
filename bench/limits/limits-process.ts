import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { silentLogger, systemClock } from '@klear/core';
import { createEngine, createRouter } from '@klear/router';
import { buildSchema, parse } from 'graphql';
import { createRandom } from '../../router/test/random-operation.ts';
import type { HostileDocument } from './hostile-document.ts';
import { shapeFamilies } from './shape-families.ts';
import { textFamilies } from './text-families.ts';
import { valueFamilies } from './value-families.ts';

/** What one document cost. */
export interface Seen {
  readonly family: string;
  readonly bytes: number;
  /** The code of its first error, or 'accepted'. */
  readonly code: string;
  /** From the body to the answer's text. */
  readonly ms: number;
  /** Heap taken until the answer stood, what a collection gave back meanwhile left out. */
  readonly heapBytes: number;
  /** To parse, plan and compile it; undefined for what was refused. */
  readonly planMs?: number;
  readonly begins: string;
}

/** What to measure. */
export interface Measure {
  readonly count: number;
  readonly seed: number;
  /** How many times again what looks too dear is measured, at most. */
  readonly repeats: number;
}

const families = Object.entries({ ...shapeFamilies, ...textFamilies, ...valueFamilies });
const schemaFile = (name: string) => readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
const names = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'];
/** Subgraphs that answer nothing: what is measured ends before them. */
const silent = { execute: async () => ({ data: null }), subscribe: async function* () {}, close: async () => {} };
const transports = Object.fromEntries(names.map((name) => [name, silent]));

/** Memory of each document is told from here on only; a collection of its own keeps the one before out of it. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { type: 'minor' | 'major' }) => void;

async function run({ count, seed, repeats }: Measure): Promise<{ seen: Seen[]; rssBytes: number }> {
  const schema = buildSchema(schemaFile('api'));
  const supergraph = schemaFile('supergraph');
  const verifier = { verify: async () => ({ ok: false, error: 'TOKEN_INVALID' }) } as never;
  const router = await createRouter({
    supergraph,
    transports,
    verifier,
    clock: systemClock,
    log: silentLogger,
    traffic: { shed: { someLagMs: 1e9, allLagMs: 2e9 } },
  });
  const engine = await createEngine({ supergraph, transports, log: silentLogger });
  const random = createRandom(seed);

  async function refused({ query, variables, operationName }: HostileDocument) {
    const [heap, startedAt] = [process.memoryUsage().heapUsed, performance.now()];
    const { body } = await router.execute({ query, ...(variables && { variables }), ...(operationName && { operationName }) });
    const ms = performance.now() - startedAt;
    const heapBytes = Math.max(0, process.memoryUsage().heapUsed - heap);
    const { errors, data } = JSON.parse(body) as { errors?: { extensions?: { code?: string } }[]; data?: unknown };
    const isAccepted = data !== undefined;
    return { code: isAccepted ? 'accepted' : String(errors?.[0]?.extensions?.code), ms, heapBytes };
  }

  /** Planned as for somebody who may see everything, so that nothing is pruned first. `salt` makes it another document to the cache. */
  async function planMs({ query, operationName }: HostileDocument, salt: string): Promise<number> {
    const documentHash = createHash('sha256')
      .update(query + salt)
      .digest('hex');
    const startedAt = performance.now();
    try {
      await engine.prepare({ document: parse(query), documentHash, operationName: operationName ?? null });
      return performance.now() - startedAt;
    } catch {
      return Number.POSITIVE_INFINITY;
    }
  }

  const draw = (i: number) => {
    const [family, write] = families[i % families.length] ?? families[0] ?? [];
    if (!family || !write) throw new TypeError('there are families');
    // A body over its limit is not even read: see router/test/refused-requests.ts.
    let document = write(random, schema);
    while (JSON.stringify(document).length > 1_000_000) document = write(random, schema);
    return { family, document };
  };
  // What is compiled while it runs the first few times is not the cost of a document.
  for (let i = 0; i < Math.min(count, families.length * 20); i += 1) await refused(draw(i).document);
  const seen: Seen[] = [];
  for (let i = 0; i < count; i += 1) {
    const { family, document } = draw(i);
    collect(i % 100 === 0 ? { type: 'major' } : { type: 'minor' });
    let cost = await refused(document);
    const isLight = document.query.length <= 1_024;
    // Noise only adds (a collection, code that is compiled): what looks too dear is measured again, and the least counts.
    for (let again = 0; again < repeats && cost.code !== 'accepted' && (cost.ms > 8 || cost.heapBytes > 12 * 2 ** 20); again += 1) {
      collect({ type: 'minor' });
      const other = await refused(document);
      cost = { ...cost, ms: Math.min(cost.ms, other.ms), heapBytes: Math.min(cost.heapBytes, other.heapBytes) };
    }
    let plan: number | undefined;
    if (cost.code === 'accepted') {
      plan = await planMs(document, '');
      for (let again = 0; again < repeats && plan > 40; again += 1) plan = Math.min(plan, await planMs(document, String(again)));
    }
    seen.push({
      family,
      bytes: document.query.length,
      ...cost,
      ...(plan !== undefined && { planMs: plan }),
      begins: isLight ? document.query : document.query.slice(0, 80),
    });
  }
  await router.close();
  await engine.stop();
  return { seen, rssBytes: process.resourceUsage().maxRSS * 1_024 };
}

process.once('message', (asked: Measure) => {
  run(asked).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});
