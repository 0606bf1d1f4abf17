import { readFile } from 'node:fs/promises';
import { createTokenIssuer, generateSigningKey, standardTokenNames } from '@klear/auth';
import { newId, type Role, systemClock } from '@klear/core';
import type { BenchOptions, Report } from '../bench.ts';
import { type Child, startChild } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { post } from '../measure/post.ts';
import { quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import { operations } from '../router/operations.ts';
import { type Arrivals, arrivals } from './arrivals.ts';
import type { ProtectConfiguration } from './router-process.ts';

const subgraphs = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'];
const quietTenants = 3;
const bodyOf = (name: string) => operations.find((operation) => operation.name === name)?.body ?? '';

interface Tenants {
  readonly jwks: ProtectConfiguration['jwks'];
  readonly headers: readonly Readonly<Record<string, string>>[];
}

/** The first is the loud one. */
async function makeTenants(count: number): Promise<Tenants> {
  const issuer = createTokenIssuer({
    privateJwks: { keys: [generateSigningKey()] },
    ...standardTokenNames,
    lifetimeSeconds: 3_600,
    clock: systemClock,
  });
  const headers = Array.from({ length: count }, async () => {
    const organizationId = newId<'Organization'>();
    const organizations: Record<string, Role[]> = { [organizationId]: ['MANAGER'] };
    const token = await issuer.issue({ personId: newId<'User'>(), sessionId: newId<'Session'>(), organizations });
    return { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'klear-organization': organizationId };
  });
  return { jwks: issuer.jwks(), headers: await Promise.all(headers) };
}

/**
 * One organization at ten times its usual load beside others at theirs, and queries at ten times what the router can do beside
 * mutations; with the protections and without them, in one run over replayed answers.
 */
export async function runProtectBench({ small, progress }: BenchOptions): Promise<Report> {
  const forMs = small ? 300 : 10_000;
  const tenants = await makeTenants(quietTenants + 1);
  const [loud = {}, ...quiet] = tenants.headers;
  const replay = await startChild(new URL('../router/replay-process.ts', import.meta.url), { subgraphs });
  const supergraph = await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const open = async (isProtected: boolean): Promise<Child> => {
    const configuration: ProtectConfiguration = { supergraph, subgraphs, replayUrl: replay.url, jwks: tenants.jwks, isProtected };
    const router = await startChild(new URL('./router-process.ts', import.meta.url), configuration);
    for (const name of ['nested', 'mutation'])
      for (let i = 0; i < (small ? 2 : 200); i++) await post(router.url, bodyOf(name), loud.authorization);
    return router;
  };

  const noisy: NoisyRow[] = [];
  const shed: ShedRow[] = [];
  try {
    for (const isProtected of [true, false]) {
      const router = await open(isProtected);
      try {
        const how = isProtected ? 'protected' : 'unprotected';
        progress(`${how}: how much it can do`);
        const answerBytes = Buffer.byteLength((await post(router.url, bodyOf('nested'), loud.authorization)).text);
        const able = await load({
          url: router.url,
          body: bodyOf('nested'),
          authorization: () => loud.authorization ?? '',
          connections: 16,
          forMs: small ? 200 : 4_000,
          answerBytes,
        });
        const capacity = able.requests / able.seconds;
        const usual = (capacity * 0.4) / (quietTenants + 1);
        const ask = (headers: Readonly<Record<string, string>>, perSecond: number, name = 'nested') =>
          arrivals({ url: router.url, body: bodyOf(name), headers, perSecond, forMs });
        progress(`${how}: everyone as usual`);
        const calm = await Promise.all([ask(loud, usual), ...quiet.map((headers) => ask(headers, usual))]);
        progress(`${how}: one at ten times`);
        const crowded = await Promise.all([ask(loud, usual * 10), ...quiet.map((headers) => ask(headers, usual))]);
        noisy.push(noisyRow(how, calm, crowded));
        progress(`${how}: queries at ten times what it can do, mutations beside them`);
        const alone = await ask(quiet[0] ?? {}, 20, 'mutation');
        const [queries, mutations] = await Promise.all([ask(loud, capacity * 10), ask(quiet[0] ?? {}, 20, 'mutation')]);
        shed.push(shedRow(how, alone, queries, mutations));
      } finally {
        await router.stop();
      }
    }
  } finally {
    await replay.stop();
  }
  return { lines: linesOf(noisy, shed, forMs), figures: { forMs, noisy, shed } };
}

interface NoisyRow {
  readonly how: string;
  readonly calmP99Ms: number;
  readonly crowdedP99Ms: number;
  readonly ratio: number;
  readonly othersRefused: number;
  readonly loudAnsweredShare: number;
}

function noisyRow(how: string, calm: readonly Arrivals[], crowded: readonly Arrivals[]): NoisyRow {
  const othersOf = (all: readonly Arrivals[]) => all.slice(1).flatMap(({ latenciesMs }) => latenciesMs);
  const [calmP99Ms, crowdedP99Ms] = [quantile(othersOf(calm), 0.99), quantile(othersOf(crowded), 0.99)];
  const others = crowded.slice(1);
  return {
    how,
    calmP99Ms: rounded(calmP99Ms),
    crowdedP99Ms: rounded(crowdedP99Ms),
    ratio: rounded(crowdedP99Ms / calmP99Ms),
    othersRefused: others.reduce((sum, each) => sum + each.sent - each.latenciesMs.length, 0),
    loudAnsweredShare: rounded((crowded[0]?.latenciesMs.length ?? 0) / (crowded[0]?.sent || 1)),
  };
}

interface ShedRow {
  readonly how: string;
  readonly mutationsAnsweredShare: number;
  readonly aloneP99Ms: number;
  readonly besideP99Ms: number;
  readonly queriesSent: number;
  readonly queriesAnswered: number;
  readonly queriesToldToWait: number;
}

function shedRow(how: string, alone: Arrivals, queries: Arrivals, mutations: Arrivals): ShedRow {
  return {
    how,
    mutationsAnsweredShare: rounded(mutations.latenciesMs.length / (mutations.sent || 1)),
    aloneP99Ms: rounded(quantile(alone.latenciesMs, 0.99)),
    besideP99Ms: rounded(quantile(mutations.latenciesMs, 0.99)),
    queriesSent: queries.sent,
    queriesAnswered: queries.latenciesMs.length,
    queriesToldToWait: (queries.statuses['503'] ?? 0) + (queries.statuses['429'] ?? 0),
  };
}

function linesOf(noisy: readonly NoisyRow[], shed: readonly ShedRow[], forMs: number): string[] {
  return [
    `one organization at 10x its usual load beside ${quietTenants} at theirs (open loop, ${forMs / 1_000} s each):`,
    ...tableOf(
      ['router', 'others p99 calm ms', 'others p99 crowded ms', 'ratio', 'others not answered', 'loud answered'],
      noisy.map((row) => [row.how, row.calmP99Ms, row.crowdedP99Ms, row.ratio, row.othersRefused, row.loudAnsweredShare]),
    ),
    '',
    'queries at 10x what the router can do, 20 mutations a second beside them:',
    ...tableOf(
      ['router', 'mutations answered', 'p99 alone ms', 'p99 beside ms', 'queries sent', 'answered', 'told to wait'],
      shed.map((row) => [
        row.how,
        row.mutationsAnsweredShare,
        row.aloneP99Ms,
        row.besideP99Ms,
        row.queriesSent,
        row.queriesAnswered,
        row.queriesToldToWait,
      ]),
    ),
  ];
}
