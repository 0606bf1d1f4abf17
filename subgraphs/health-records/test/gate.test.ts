import { anonymous, asId, newId, silentLogger, type Viewer } from '@klear/core';
import { createSubgraph } from '@klear/service';
import { ask, practitionerViewer, testHop } from '@klear/testing';
import { expect, test } from 'vitest';
import { permissions } from '../src/policies/permissions.ts';
import { typeDefs } from '../src/policies/phi.ts';

const hop = testHop('health_records');
const viewer = practitionerViewer();
const entry = (opened?: object) => ({
  __typename: 'Condition',
  id: newId(),
  version: 1,
  clinicalStatus: 'active',
  ...(opened && { opened }),
});

/** The real gate around resolvers that hand entries out without a decision. */
function leaky(opened?: object) {
  return createSubgraph<{ viewer: Viewer }>({
    name: 'health-records',
    typeDefs,
    permissions,
    hop: hop.verify,
    takeNonce: async () => true,
    log: silentLogger,
    context: (base) => base,
    resolvers: { Condition: { __resolveReference: async () => entry(opened) } },
  });
}

const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Condition { clinicalStatus } } }';
const variables = { r: [{ __typename: 'Condition', id: asId(newId()) }] };
const read = (opened?: object) => ask(leaky(opened), hop.sign, { viewer, query, variables });

test.each([
  ['that nobody opened', undefined],
  ['opened to somebody else', { viewerId: newId(), requestId: viewer.requestId }],
  ['opened in another request', { viewerId: viewer.personId, requestId: anonymous('other-request').requestId }],
])('an entry %s is refused by its type, whatever resolver let it through', async (_name, opened) => {
  expect(await read(opened)).toMatchObject({
    data: { _entities: [{ clinicalStatus: null }] },
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
});

test('an entry opened to this viewer in this request passes', async () => {
  expect(await read({ viewerId: viewer.personId, requestId: viewer.requestId })).toMatchObject({
    data: { _entities: [{ clinicalStatus: 'active' }] },
    errors: [],
  });
});
