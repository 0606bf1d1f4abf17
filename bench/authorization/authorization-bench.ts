import type { BenchOptions, Report } from '../bench.ts';
import { type Child, startChild } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { machine } from '../measure/machine.ts';
import { quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import type { GuardedConfiguration } from './graph-process.ts';
import { parts } from './parts.ts';

const sizes = { full: { requests: 150, rounds: 9 }, small: { requests: 8, rounds: 1 } } as const;
const connections = 4;
/** What all of it together may add to a query. Printed, not enforced. */
const aimPercent = 25;

const record = `observations(first: 20) { edges { node { id effective code { text coding { code } } valueQuantity { value unit } } } }
  allergies(first: 10) { edges { node { id code { coding { code } } } } }`;
const appointments = 'appointments(first: 10) { edges { node { id start status practitioner { id displayName } } } }';

interface Question {
  readonly name: string;
  readonly body: (told: Child['told']) => string;
  readonly asker: 'client' | 'practitioner';
  readonly headers: (told: Child['told']) => Record<string, string>;
}

const questions: readonly Question[] = [
  {
    name: "a person's own day and record",
    asker: 'client',
    headers: () => ({}),
    body: () => JSON.stringify({ query: `{ me { id name ${appointments} healthRecord { ${record} } } }` }),
  },
  {
    name: 'a practitioner reads a lent record',
    asker: 'practitioner',
    headers: ({ organizationId = '' }) => ({ 'klear-organization': organizationId, 'klear-purpose': 'TREAT' }),
    body: ({ clientId }) =>
      JSON.stringify({
        query: `query($id: ID!) { healthRecord(personId: $id) { person { id name } ${record} } }`,
        variables: { id: clientId },
      }),
  },
];

const names = parts.map(({ name }) => name);
/** Everything, nothing, each alone taken away, each alone kept. */
const ways: readonly { readonly name: string; readonly without: readonly string[] }[] = [
  { name: 'everything', without: [] },
  { name: 'nothing', without: names },
  ...names.map((name) => ({ name: `without ${name}`, without: [name] })),
  ...names.map((name) => ({ name: `only ${name}`, without: names.filter((other) => other !== name) })),
];

/** What guarding costs: the same query against graphs that differ in one part, in turns within each round, each against its neighbour. */
export async function runAuthorizationBench(options: BenchOptions): Promise<Report> {
  const { requests, rounds } = sizes[options.small ? 'small' : 'full'];
  const taken = options.small ? ways.slice(0, 2) : ways;
  const graphs = new Map<string, Child>();
  const spent = new Map<string, number[]>();
  try {
    for (const { name, without } of taken) {
      options.progress(`starting a graph: ${name}`);
      const configuration: GuardedConfiguration = { without };
      const graph = await startChild(new URL('./graph-process.ts', import.meta.url), configuration);
      // Only one of them lives at a time: what they do in the background would weigh on the others.
      graph.hold();
      graphs.set(name, graph);
    }
    // The first round warms up. Every other round goes the other way, so that nobody is always the first.
    for (let round = 0; round <= rounds; round += 1) {
      options.progress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      const turn = round % 2 === 0 ? [...graphs] : [...graphs].reverse();
      for (const [name, graph] of turn) {
        graph.wake();
        for (const question of questions) {
          const { told } = graph;
          const asking = {
            url: graph.url,
            body: question.body(told),
            headers: question.headers(told),
            authorization: () => told[question.asker] ?? '',
            connections,
          };
          await load({ ...asking, requests: Math.min(requests, 20) });
          const { seconds } = await load({ ...asking, requests });
          const key = `${question.name}: ${name}`;
          if (round > 0) spent.set(key, [...(spent.get(key) ?? []), (seconds / requests) * 1_000]);
        }
        graph.hold();
      }
    }
  } finally {
    await Promise.all([...graphs.values()].map((graph) => graph.stop()));
  }

  const times = (question: Question, way: string) => spent.get(`${question.name}: ${way}`) ?? [];
  /** How much dearer one way is than another, as the median of the rounds. */
  const dearer = (question: Question, way: string, than: string): number | null => {
    const cheap = times(question, than);
    const ratios = times(question, way).map((time, round) => (time / (cheap[round] ?? Number.NaN) - 1) * 100);
    return ratios.length === 0 ? null : rounded(quantile(ratios, 0.5));
  };
  const rows = questions.flatMap((question) => [
    {
      question: question.name,
      part: 'all together',
      takenAway: dearer(question, 'everything', 'nothing'),
      addedAlone: dearer(question, 'everything', 'nothing'),
      milliseconds: rounded(quantile(times(question, 'everything'), 0.5)),
    },
    ...(options.small ? [] : names).map((name) => ({
      question: question.name,
      part: name,
      takenAway: dearer(question, 'everything', `without ${name}`),
      addedAlone: dearer(question, `only ${name}`, 'nothing'),
      milliseconds: rounded(quantile(times(question, `without ${name}`), 0.5)),
    })),
  ]);
  return {
    lines: [
      `What guards an answer, in time per request over the whole graph (router, subgraphs, database; ${connections} connections): ${rounds} rounds of`,
      `${requests}, medians of neighbours in one round. Aim: all together up to ${aimPercent} %.`,
      '',
      ...tableOf(
        ['query', 'part', '% dearer than without it', '% that it alone adds', 'ms per request, all but it'],
        rows.map(({ question, part, takenAway, addedAlone, milliseconds }) => [
          question,
          part,
          takenAway ?? '-',
          addedAlone ?? '-',
          milliseconds,
        ]),
      ),
    ],
    figures: { machine, rounds, requests, aimPercent, guards: rows },
  };
}
