import { anonymous, newId, type Viewer } from '@klear/core';
import fc from 'fast-check';
import type { SubgraphName } from '../launch/secrets.ts';
import type { LivedIn } from './lived-in.ts';

/** What somebody sees of somebody: whose field, and whether it was given. */
export type Access = `${string} ${string} ${'allowed' | 'refused'}`;

interface GraphError {
  readonly path?: readonly (string | number)[];
}
export interface Answered {
  readonly data: unknown;
  readonly errors: readonly GraphError[];
}

/** One request to one subgraph, and how to read off its answer alone whose protected fields it gave or refused. */
export interface Operation {
  readonly subgraph: SubgraphName;
  readonly viewer: Viewer;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  seen(answer: Answered): Access[];
}

const asked = { name: 'name', email: 'email', phone: 'phone', birthDate: 'birthDate', address: 'address { city }' } as const;
type Field = keyof typeof asked;
const parts = ['conditions', 'allergies', 'medications', 'observations'] as const;

const fields = fc.uniqueArray(fc.constantFrom<Field>('name', 'email', 'phone', 'birthDate', 'address'), { minLength: 1 });

/** Everybody who asks, as the router would tell it. */
export function askers({ organizationId, owner, practitioner, client }: LivedIn): fc.Arbitrary<Viewer> {
  const person = (id: string): Viewer => ({ ...anonymous(newId()), kind: 'person', personId: id as never, sessionId: newId() });
  const acting = (id: string, ...roles: Viewer['roles']): Viewer => ({ ...person(id), organizationId: organizationId as never, roles });
  const own = person(client.id);
  const treats: Viewer = { ...acting(practitioner.id, 'PRACTITIONER'), purpose: 'TREAT' };
  return fc.constantFrom<Viewer>(
    own,
    { ...own, purpose: 'PATRQT' },
    { ...own, app: { id: newId(), scopes: ['profile:read'] } },
    acting(owner.id, 'OWNER'),
    acting(owner.id, 'FRONT_DESK'),
    acting(owner.id, 'AUDITOR'),
    acting(practitioner.id, 'PRACTITIONER'),
    treats,
    { ...treats, organizationId: null, roles: [] },
    person(newId()),
    { ...person(newId()), organizationId: newId(), roles: ['OWNER', 'PRACTITIONER'], purpose: 'TREAT' },
    anonymous(newId()),
  );
}

const errorAt = ({ errors }: Answered, path: readonly (string | number)[]) =>
  errors.some((error) => error.path?.length === path.length && error.path.every((step, index) => step === path[index]));

/** One's own contact data is nobody's access, unless an app asks. */
const isTold = (viewer: Viewer, subject: string) => viewer.personId !== subject || viewer.app !== null;

/** Whose fields a list of people in an answer shows; `path` leads to each of them. */
function peopleSeen(
  viewer: Viewer,
  answer: Answered,
  people: readonly { id: string; path: readonly (string | number)[] }[],
  names: readonly Field[],
): Access[] {
  const accesses = people.flatMap(({ id, path }) =>
    names.map((name): Access => `${id} User.${name} ${errorAt(answer, [...path, name]) ? 'refused' : 'allowed'}`),
  );
  return [...new Set(accesses)].filter((access) => isTold(viewer, access.slice(0, access.indexOf(' '))));
}

type Edges = { edges: { node: { id?: string; user?: { id: string } } }[] } | null | undefined;

/** A random look at contact data: lists, oneself, and people by reference, also such as do not exist. */
export function contactLooks(home: LivedIn): fc.Arbitrary<Operation> {
  const known = [home.client.id, home.owner.id, home.practitioner.id];
  const references = fc.array(fc.oneof(fc.constantFrom(...known), fc.constant(null)), { minLength: 1, maxLength: 4 });
  return fc
    .record({ viewer: askers(home), names: fields, references, way: fc.constantFrom('lists', 'me', 'reference', 'fragment') })
    .map(({ viewer: who, names, references: chosen, way }): Operation => {
      const viewer = { ...who, requestId: newId() };
      const selection = names.map((name) => asked[name]).join(' ');
      const base = { subgraph: 'users', viewer, variables: {} } as const;
      if (way === 'me') {
        return { ...base, query: `{ me { again: __typename ${selection} } }`, seen: (answer) => mine(viewer, answer, names) };
      }
      if (way === 'lists') {
        const query = `query($id: ID!) { organization(id: $id) { clients(first: 5) { edges { node { id ${selection} } } }
          memberships(first: 5) { edges { node { user { ...F } } } } } } fragment F on User { id ${selection} }`;
        return { ...base, query, variables: { id: home.organizationId }, seen: (answer) => listed(viewer, answer, names) };
      }
      const ids = chosen.map((id) => id ?? newId());
      const inner = way === 'fragment' ? `... on User { ... { ${selection} } ${selection} }` : `... on User { ${selection} }`;
      const query = `query($r: [_Any!]!) { _entities(representations: $r) { ${inner} } }`;
      const people = ids.map((id, index) => ({ id, path: ['_entities', index] }));
      const variables = { r: ids.map((id) => ({ __typename: 'User', id })) };
      return { ...base, query, variables, seen: (answer) => peopleSeen(viewer, answer, people, names) };
    });
}

function mine(viewer: Viewer, answer: Answered, names: readonly Field[]): Access[] {
  const { me } = answer.data as { me: object | null };
  return me && viewer.personId ? peopleSeen(viewer, answer, [{ id: viewer.personId, path: ['me'] }], names) : [];
}

function listed(viewer: Viewer, answer: Answered, names: readonly Field[]): Access[] {
  const { organization } = answer.data as { organization: { clients: Edges; memberships: Edges } | null };
  const clients = (organization?.clients?.edges ?? []).map(({ node }, index) => {
    return { id: node.id ?? '', path: ['organization', 'clients', 'edges', index, 'node'] };
  });
  const members = (organization?.memberships?.edges ?? []).map(({ node }, index) => {
    return { id: node.user?.id ?? '', path: ['organization', 'memberships', 'edges', index, 'node', 'user'] };
  });
  return peopleSeen(viewer, answer, [...clients, ...members], names);
}

/** A random look at a record: its parts under aliases, each of which is an access of its own, or the record refused as a whole. */
export function recordLooks(home: LivedIn): fc.Arbitrary<Operation> {
  const wanted = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 });
  const whose = fc.constantFrom(home.client.id, home.client.id, home.owner.id, newId());
  return fc.record({ viewer: askers(home), wanted, whose }).map(({ viewer: who, wanted: chosen, whose: personId }): Operation => {
    const viewer = { ...who, requestId: newId() };
    const selection = chosen.map((part, index) => `p${index}: ${part}(first: 3) { edges { node { id } } }`).join(' ');
    return {
      subgraph: 'health-records',
      viewer,
      query: `query($id: ID!) { healthRecord(personId: $id) { ${selection} } }`,
      variables: { id: personId },
      seen(answer) {
        const { healthRecord } = (answer.data ?? { healthRecord: null }) as { healthRecord: object | null };
        if (healthRecord === null) return [...new Set(chosen)].map((part): Access => `${personId} HealthRecord.${part} refused`);
        return chosen.map((part, index): Access => {
          return `${personId} HealthRecord.${part} ${errorAt(answer, ['healthRecord', `p${index}`]) ? 'refused' : 'allowed'}`;
        });
      },
    };
  });
}

/** A random look at a conversation: its words by author, or what was asked for of the client when it is refused as a whole. */
export function messageLooks(home: LivedIn): fc.Arbitrary<Operation> {
  const wanted = fc.uniqueArray(fc.constantFrom('text', 'author { id }'), { minLength: 1 });
  return fc.record({ viewer: askers(home), wanted }).map(({ viewer: who, wanted: chosen }): Operation => {
    const viewer = { ...who, requestId: newId() };
    const names = chosen.map((field) => `Message.${field.split(' ')[0]}`);
    return {
      subgraph: 'bookings',
      viewer,
      query: `query($id: ID!) { conversation(id: $id) { messages(first: 5) { edges { node { sequence ${chosen.join(' ')} } } } } }`,
      variables: { id: home.conversationId },
      seen(answer) {
        const { conversation } = (answer.data ?? {}) as { conversation?: { messages: Edges } | null };
        if (!conversation) return [];
        if (conversation.messages === null) return names.map((name): Access => `${home.client.id} ${name} refused`);
        // One message is there, and the client wrote it.
        return (conversation.messages?.edges ?? []).length > 0 ? names.map((name): Access => `${home.client.id} ${name} allowed`) : [];
      },
    };
  });
}
