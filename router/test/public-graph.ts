import { readFileSync } from 'node:fs';
import { readAnswer, type SubgraphAnswer, type SubgraphRequest, type SubgraphTransport } from '../src/execute/transport.ts';

const read = (path: string) => readFileSync(new URL(`../../schema/${path}`, import.meta.url), 'utf8');
export const supergraph = read('supergraph.graphql');
export const contract = read('public.graphql');
/** A test asks thousands of questions at once: the loop lags, and nothing of that is what it is about. */
export const unhurried = { shed: { someLagMs: 60_000, allLagMs: 120_000 } };
const names = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'] as const;

/** Subgraphs that answer what a test says, whatever they are asked. */
export interface SaidByTest {
  readonly transports: Readonly<Record<string, SubgraphTransport>>;
  readonly asked: SubgraphRequest[];
  answer: (request: SubgraphRequest) => SubgraphAnswer;
  events: (request: SubgraphRequest) => AsyncIterable<SubgraphAnswer>;
}

export function subgraphsSaidByTest(): SaidByTest {
  const asked: SubgraphRequest[] = [];
  const said: SaidByTest = {
    asked,
    transports: Object.fromEntries(
      names.map((name) => [
        name,
        {
          execute: async (request) => {
            asked.push(request);
            // As over the way of HTTP: what nobody has to read is handed on as text.
            return readAnswer(200, JSON.stringify(said.answer(request)), request.asText);
          },
          subscribe: (request) => {
            asked.push(request);
            return said.events(request);
          },
          close: async () => {},
        } satisfies SubgraphTransport,
      ]),
    ),
    answer: () => ({ data: {} }),
    events: async function* () {},
  };
  return said;
}
