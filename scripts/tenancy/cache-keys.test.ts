import { newId, type Viewer } from '@klear/core';
import { ownerViewer } from '@klear/testing';
import { expect, test } from 'vitest';
import { identityOf, rightsOf } from '../../router/src/authorize/identity.ts';
import { createBucketNames, subjectOf } from '../../router/src/limit/rate/subject.ts';
import { projectFiles, textOf } from '../verify/tree.ts';

const viewer: Viewer = { ...ownerViewer(), purpose: 'TREAT', app: { id: newId<'App'>(), scopes: ['records:read', 'profile:read'] } };
/** Another value of each part of a viewer. A new part that has no line here does not compile. */
const others: { readonly [Part in keyof Viewer]: Viewer[Part] } = {
  kind: 'anonymous',
  personId: newId(),
  sessionId: newId(),
  organizationId: newId(),
  roles: ['MANAGER'],
  platformRoles: ['SUPPORT'],
  purpose: 'HPAYMT',
  app: { id: newId(), scopes: ['records:read'] },
  address: '192.0.2.1',
  requestId: 'another',
};
const keyOf = (of: Viewer) => JSON.stringify(identityOf(of));

test('what is kept or shared is keyed by everything of a viewer that decides what they see: tenant, person, roles, purpose, app', () => {
  const parts = Object.keys(others) as (keyof Viewer)[];
  const alike = parts.filter((part) => keyOf({ ...viewer, [part]: others[part] }) === keyOf(viewer));
  // Where a request comes from and what it is called decide nothing.
  expect(alike).toEqual(['address', 'requestId']);
  const shared = parts.filter((part) => JSON.stringify(rightsOf({ ...viewer, [part]: others[part] })) === JSON.stringify(rightsOf(viewer)));
  expect(shared, 'a stream is shared by the sessions of one person alone').toEqual(['sessionId', 'address', 'requestId']);
  expect(keyOf({ ...viewer, app: null })).not.toBe(keyOf(viewer));
  expect(keyOf({ ...viewer, app: { id: viewer.app?.id ?? newId(), scopes: ['records:read'] } })).not.toBe(keyOf(viewer));
  expect(keyOf({ ...viewer, roles: [] })).not.toBe(keyOf(viewer));
});

test('a budget is one person’s, whatever they act for, and no two people share one', () => {
  const name = createBucketNames(Buffer.alloc(32, 1));
  const bucketOf = (of: Viewer) => {
    const subject = subjectOf({ viewer: of });
    return subject && name(subject.kind, subject.id);
  };
  expect(bucketOf({ ...viewer, organizationId: newId() })).toBe(bucketOf(viewer));
  expect(bucketOf({ ...viewer, personId: newId() })).not.toBe(bucketOf(viewer));
});

test('no subgraph keeps rows between requests: what it loads lives in the context of one', () => {
  const kept = /^(?:export )?(?:const|let) \w+(?:: [^=]+)? = new (?:Map|WeakMap|LRUCache)(?:<.*>)?\(\)/m;
  const code = projectFiles().filter((file) => /^subgraphs\/[^/]+\/src\/.*\.ts$/.test(file));
  expect(code.length).toBeGreaterThan(300);
  // Who waits for whom: work under way, forgotten when it is done. Keys that are derived from the root key: the same for everybody.
  const known = ['subgraphs/bookings/src/commands/one-after-another.ts', 'subgraphs/users/src/store/blind-indexes.ts'];
  expect(code.filter((file) => kept.test(textOf(file) ?? '')).sort()).toEqual(known);
  expect(kept.test('const known = new Map<string, Row>();')).toBe(true);
});
