import { newId } from '@klear/core';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RouterProcess, startRouterProcess } from './router-process.ts';

let router: RouterProcess;
let origin: string;
beforeAll(async () => {
  router = await startRouterProcess({});
  origin = new URL(router.url).origin;
});
afterAll(() => router.stop());

const personId = newId<'User'>();
const sessionId = newId<'Session'>();
const practitioner = '{ practitioner(id: "018f0000-0000-7000-8000-000000000001") { displayName } }';

async function ask(query: string, headers: Record<string, string> = {}, variables?: object) {
  const response = await fetch(`${origin}/public/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { headers: response.headers, text: await response.text() };
}

describe('the public graph of the router as it runs in production, nothing set', () => {
  test('takes any document within its limits', async () => {
    const { text } = await ask(practitioner);
    // The subgraph is down here: the operation was read, planned and sent.
    expect(JSON.parse(text).errors[0].extensions.code).toBe('SERVICE_UNAVAILABLE');
  });

  test.each([
    ['introspection of the schema', getIntrospectionQuery()],
    ['introspection of a type', '{ __type(name: "Practitioner") { name } }'],
    ['introspection in a fragment', '{ ...F } fragment F on Query { __schema { queryType { name } } }'],
    ['introspection under an alias beside others', '{ a: __schema { __typename } practitioner(id: "a") { displayName } }'],
    ['the SDL that subgraphs give their router', '{ _service { sdl } }'],
  ])('does not answer %s', async (_name, query) => {
    const { text } = await ask(query);
    expect(JSON.parse(text).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(text).not.toContain('"data"');
  });

  test.each<[string, string, object?]>([
    ['a field', '{ practitioner(id: "a") { displayNam } }'],
    ['a field of the root', '{ practitione(id: "a") { displayName } }'],
    ['an argument', '{ practitioner(idd: "a") { displayName } }'],
    ['a type', '{ practitioner(id: "a") { ... on Practitione { displayName } } }'],
    ['a type of a variable', 'query($v: PractitionerFilte) { __typename searchPractitioners(filter: $v) { edges { cursor } } }'],
    ['a directive', '{ practitioner(id: "a") @skipp(if: true) { displayName } }'],
    ['a field of an input', '{ searchPractitioners(filter: { tex: "a" }) { edges { cursor } } }'],
    [
      'a field of an input in a variable',
      'query($v: PractitionerFilter) { searchPractitioners(filter: $v) { edges { cursor } } }',
      { v: { tex: 1 } },
    ],
  ])('does not suggest what %s might have meant', async (_name, query, variables) => {
    const { text } = await ask(query, {}, variables);
    expect(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']).toContain(JSON.parse(text).errors[0].extensions.code);
    expect(text).not.toMatch(/did you mean/i);
  });

  test('has no GraphiQL, under its own name or where the graph is', async () => {
    expect((await fetch(`${origin}/graphiql`)).status).toBe(404);
    for (const path of ['/public/graphql', '/graphql']) {
      const response = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } });
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 406, 'application/json; charset=utf-8']);
    }
  });

  test('tells no plan, no trace and no stack, whoever asks', async () => {
    const person = await router.tokens.issue({ personId, sessionId, organizations: {} });
    const headers = {
      'klear-plan': 'show',
      'apollo-federation-include-trace': 'ftv1',
      'apollo-query-plan-experimental': '1',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };
    for (const more of [headers, { ...headers, authorization: `Bearer ${person}` }]) {
      const answer = await ask(practitioner, more);
      const { errors, ...rest } = JSON.parse(answer.text) as { errors: { extensions: object }[]; extensions?: object };
      expect(rest).not.toHaveProperty('extensions');
      expect(errors.flatMap(({ extensions }) => Object.keys(extensions))).toEqual(['code']);
      expect(answer.text).not.toMatch(/practitioners|127\.0\.0\.1|ECONNREFUSED|at .+\(/);
      for (const name of ['traceparent', 'tracestate', 'traceresponse', 'server-timing', 'x-powered-by', 'server'])
        expect([name, answer.headers.get(name)]).toEqual([name, null]);
    }
  });
});
