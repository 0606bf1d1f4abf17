import { tracingOf } from '@klear/service';
import { proofSeed, proofSize } from '@klear/testing';
import { openCollector } from '@klear/testing/collector';
import { expect, onTestFinished, test } from 'vitest';
import { createRandom } from '../../router/test/random-operation.ts';
import { openHouse } from '../whole-graph/house.ts';
import { openLivedIn } from '../whole-graph/lived-in.ts';
import { canariesIn, createCanaries } from './canary.ts';
import { columnsWithCanaries, openColumns } from './kept-columns.ts';
import { letOut } from './let-out.ts';
import { databaseLogOf, metricsOf, openConsole, openLog, openUrls, queuesOf, type Sink, statisticsOf, tracesOf, usageOf } from './sinks.ts';

const seed = proofSeed('canaries');
/** The name of a client that is told: by it the control comes into metrics and counted uses. */
const plantedClient = 'zqxplantedclient';

test('no value of a request is left in logs, traces, metrics, uses, errors, addresses or queues, and a planted one is found in each', async () => {
  const operations = proofSize('canaries', 200, 5_000);
  const open = new AsyncDisposableStack();
  const urls = openUrls();
  const quiet = openConsole();
  // Also when time is up, for a worker runs other files after this one.
  onTestFinished(() => {
    quiet.close();
    urls.close();
    return open.disposeAsync();
  });
  const collector = open.adopt(await openCollector(), (opened) => opened.close());
  const tracing = await tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: 1 });
  if (!tracing) throw new Error('a collector is told, so there are traces');
  open.defer(() => tracing.stop());
  const logged = openLog();
  const watch = { tracing, ADMIN_PORT: 0, SLOW_OPERATION_MS: 1, CLIENT_NAMES: [plantedClient] };
  const house = open.adopt(await openHouse({ watch, log: logged.log, statistics: true }), (opened) => opened.close());
  const { graph } = house;
  const lived = await openLivedIn(graph);
  const canaries = createCanaries(createRandom(seed));
  const out = await letOut({ house, lived, canaries, random: createRandom(seed + 1), operations });
  await graph.publishAll();

  const ask = async (client: string) => {
    await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'klear-client': client },
      body: '{"query":"{ __typename }"}',
    });
  };
  const sinks: Sink[] = [
    logged.sink,
    quiet.sink,
    urls.sink,
    tracesOf(collector, tracing),
    metricsOf(house, ask),
    databaseLogOf(house),
    statisticsOf(house),
    out.errors,
  ];
  const found: Record<string, readonly string[]> = {};
  const queues = queuesOf(house);
  found[queues.name] = hitsIn(await queues.text(), out.secrets);
  for (const sink of sinks) found[sink.name] = hitsIn(await sink.text(), [...out.secrets, ...out.people]);
  // A stolen dump: canaries stand in what is open anyway, and there they must be seen, or the search proves nothing.
  const readable = await columnsWithCanaries(house.admin, ['users', 'practitioners', 'bookings', 'health_records', 'payments', 'content']);
  found['a dump, but for sealed columns'] = readable.filter((column) => !openColumns.has(column));
  // The control comes last, for what it plants would be a hit.
  const blind: string[] = [];
  for (const sink of [...sinks, queues]) {
    const word = sink.name === 'metrics' ? plantedClient : 'zqxplanted';
    if (!canariesIn(await sink.plant(word)).some((each) => each.startsWith(word))) blind.push(sink.name);
  }
  await graph.stop();
  const usage = usageOf(house);
  const uses = await usage.text();
  found[usage.name] = hitsIn(uses, out.secrets).filter((hit) => !hit.includes(plantedClient));
  if (!uses.includes(plantedClient)) blind.push(usage.name);
  await house.admin`update users.organizations set name = 'zqxplanted'`;
  const planted = await columnsWithCanaries(house.admin, ['users']);
  if (!planted.includes('users.organizations.name')) blind.push('a dump, but for sealed columns');

  quiet.close();
  const names = Object.keys(found);
  const hits = Object.values(found).flat().length;
  console.log(
    `canaries: ${canaries.count} in ${operations} operations, ${out.refused} refusals and ${out.broken} broken answers (${out.told}); ` +
      `${hits} hits in ${names.length} sinks (${names.join('; ')}); the planted one found in ${names.length - blind.length} of ${names.length}; seed ${seed}`,
  );
  expect({ found, blind }).toEqual({ found: Object.fromEntries(names.map((name) => [name, []])), blind: [] });
}, 120_000);

/** Each hit with what stands around it, the first ones. */
function hitsIn(text: string, secrets: readonly string[]): string[] {
  const words = new Set([...canariesIn(text), ...secrets.filter((secret) => text.includes(secret))]);
  return [...words].slice(0, 10).map((word) => {
    const at = text.indexOf(word);
    return text.slice(Math.max(0, at - 160), at + 80);
  });
}
