import { createPermissions, ruleOf } from '@klear/auth';
import { newId, type OrganizationId, silentLogger, type UserId, type Viewer } from '@klear/core';
import { createSubgraph, type Peer } from '@klear/service';
import { testHop } from '@klear/testing';

export interface GivenConsent {
  readonly practitionerId?: UserId;
  readonly organizationId?: OrganizationId;
  readonly categories: readonly string[];
  readonly purposes?: readonly string[];
  readonly start?: Date;
  readonly end?: Date | null;
}

/** The owner of consents as health-records sees it: a real subgraph behind a signed hop, whose consents a test sets. */
export interface ConsentOwner {
  readonly peer: Peer;
  /** Replaces a person's consents and raises their epoch. */
  give(personId: UserId, consents: readonly GivenConsent[]): void;
  epochOf(personId: UserId): number;
  down: boolean;
  questions: number;
}

const sdl = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
  scalar DateTime
  type Query { nothing: Boolean }
  type ConsentState @key(fields: "id") @inaccessible { id: ID! epoch: Int! active: [Consent!]! }
  type Consent { id: ID! practitioner: Ref organization: Ref categories: [String!]! purposes: [String!]! start: DateTime! end: DateTime }
  type Ref { id: ID! }
`;

export function createConsentOwner(): ConsentOwner {
  const states = new Map<string, { epoch: number; active: object[] }>();
  const hop = testHop('users');
  const systemOnly = ruleOf('systemOnly', (viewer) => viewer.kind === 'system');
  const subgraph = createSubgraph<{ viewer: Viewer }>({
    name: 'users',
    typeDefs: sdl,
    hop: hop.verify,
    takeNonce: async () => true,
    log: silentLogger,
    context: ({ viewer }) => ({ viewer }),
    permissions: createPermissions({ ConsentState: systemOnly, Consent: systemOnly, Ref: systemOnly }),
    resolvers: {
      ConsentState: {
        async __resolveReference({ id }: { id: string }) {
          return { id, ...(states.get(id) ?? { epoch: 0, active: [] }) };
        },
      },
    },
  });
  const owner: ConsentOwner = {
    down: false,
    questions: 0,
    epochOf: (personId) => states.get(personId)?.epoch ?? 0,
    give(personId, consents) {
      const active = consents.map(({ practitionerId, organizationId, categories, purposes = ['TREAT'], start, end = null }) => ({
        id: newId<'Consent'>(),
        practitioner: practitionerId ? { id: practitionerId } : null,
        organization: organizationId ? { id: organizationId } : null,
        categories,
        purposes,
        start: start ?? new Date(Date.now() - 60_000),
        end,
      }));
      states.set(personId, { epoch: owner.epochOf(personId) + 1, active });
    },
    peer: {
      sign: hop.sign,
      send(request) {
        owner.questions += 1;
        return owner.down ? Promise.reject(new Error('unreachable')) : subgraph.handle(request);
      },
    },
  };
  return owner;
}
