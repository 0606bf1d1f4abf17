import { type AccessClaims, viewerOf } from '@klear/auth';
import type { Purpose, Role, Scope, Viewer } from '@klear/core';
import { waitFor } from '@klear/testing';
import { post } from '../journey/person.ts';
import type { Identity, RecordPart } from './identities.ts';
import { signInAgain } from './people.ts';
import { claimsOf, subjectOf, tokensOf } from './person-tokens.ts';
import type { World } from './world.ts';

/** An identity in a world: how it is known to the graph, and the facts that relations are told from. */
export interface Seat {
  readonly identity: Identity;
  readonly personId: string | undefined;
  readonly organizationId: string | undefined;
  /** Those held in the acting organization. */
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[] | undefined;
  readonly lent: readonly RecordPart[];
  readonly purpose: Purpose | undefined;
  /** As the router tells a subgraph who asks; undefined for whom it turns away itself. */
  readonly viewer: Viewer | undefined;
  /** Headers of a request; tokens are renewed before they lapse. */
  headers(): Promise<Record<string, string>>;
}

const renewedAfterMs = 300_000;

/** Seats every identity. The revoked session is one more session of the person, and has ended everywhere when this resolves. */
export async function seatsOf(world: World, identities: readonly Identity[]): Promise<Seat[]> {
  const tokens = tokensOf(world.house.graph);
  const organizations = { home: world.home.organizationId, abroad: world.abroad.organizationId };
  const revoked = identities.some(({ token }) => token === 'revoked') ? await endedSession(world) : '';
  return Promise.all(
    identities.map(async (identity): Promise<Seat> => {
      const { person: name, acting, purpose, token, scopes, support, lent = [] } = identity;
      const person = name === null ? undefined : world.people[name];
      const organizationId = acting && organizations[acting];
      const subject = person && subjectOf((await person.headers()).authorization?.split(' ')[1] ?? '');
      const extras = { ...(support && { platformRoles: ['SUPPORT'] as const }), ...(scopes && { scopes }) };
      let issued = '';
      let issuedAt = Number.NEGATIVE_INFINITY;
      async function authorization(): Promise<Record<string, string>> {
        if (!subject) return {};
        if (token === 'revoked') return { authorization: revoked };
        if (Date.now() - issuedAt > renewedAfterMs) {
          issuedAt = Date.now();
          issued = token === 'expired' ? await tokens.expired(subject) : await tokens.issue(subject, extras);
        }
        return { authorization: `Bearer ${issued}` };
      }
      return {
        identity,
        personId: person?.id,
        organizationId,
        roles:
          (organizationId && subject ? Object.entries(subject.organizations).find(([id]) => id === organizationId)?.[1] : undefined) ?? [],
        scopes,
        lent,
        purpose,
        viewer: token ? undefined : viewerFor(subject && claimsOf(subject, extras), organizationId, purpose),
        async headers() {
          return {
            ...(await authorization()),
            ...(organizationId && { 'klear-organization': organizationId }),
            ...(purpose && { 'klear-purpose': purpose }),
          };
        },
      };
    }),
  );
}

function viewerFor(claims: AccessClaims | undefined, organization: string | undefined, purpose: Purpose | undefined): Viewer {
  const viewer = viewerOf({ claims: claims ?? null, organization, purpose, requestId: 'authorization-matrix' });
  if (!viewer.ok) throw viewer.error;
  return viewer.value;
}

/** A token of a session of the client that was ended, once the router knows. */
async function endedSession({ house, people }: World): Promise<string> {
  const { url } = house.graph;
  const { token } = await signInAgain(url, people.client, 'Clara');
  const { sessionId } = subjectOf(token);
  await people.client.act('revokeSession', { sessionId }, 'sessionId');
  const authorization = `Bearer ${token}`;
  await waitFor('the session to have ended everywhere', async () => {
    await house.graph.publishAll();
    return (await post(url, { query: '{ me { id } }' }, { authorization })).errors?.[0]?.extensions.code === 'UNAUTHENTICATED';
  });
  return authorization;
}
