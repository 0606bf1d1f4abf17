import { type AccessClaims, createTokenIssuer, standardTokenNames, type TokenSubject } from '@klear/auth';
import { asId, type PlatformRole, type Role, type Scope } from '@klear/core';
import type { LaunchedGraph } from '../launch.ts';

/** What a token lends besides whose it is. */
export interface TokenExtras {
  readonly platformRoles?: readonly PlatformRole[];
  /** An app with these scopes, instead of one of our own clients. */
  readonly scopes?: readonly Scope[];
}

/** The app that all tokens of apps name. */
const appId = asId<'App'>('0192a0c0-0000-7000-8000-00000000a99a');

/** What such a token says once it is verified. */
export const claimsOf = (subject: TokenSubject, { platformRoles = [], scopes }: TokenExtras): AccessClaims => ({
  ...subject,
  platformRoles,
  app: scopes ? { id: appId, scopes } : null,
  expiresAt: new Date(Date.now() + 600_000),
});

/** Issues access tokens of the graph's own key, for the subject of a token that the graph itself gave out. */
export function tokensOf(graph: LaunchedGraph) {
  const issuer = (now: () => Date) =>
    createTokenIssuer({ privateJwks: graph.secrets.tokenJwks, ...standardTokenNames, lifetimeSeconds: 600, clock: { now } });
  const current = issuer(() => new Date());
  const yesterday = issuer(() => new Date(Date.now() - 86_400_000));
  return {
    issue: (subject: TokenSubject, extras: TokenExtras = {}) => current.issue(claimsOf(subject, extras)),
    /** Expired since the day before. */
    expired: (subject: TokenSubject) => yesterday.issue(subject),
  };
}

/** Reads whose a token is; it was just given out, so nothing is checked. */
export function subjectOf(token: string): TokenSubject {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
    sid: string;
    org: Record<string, Role[]>;
  };
  return { personId: asId<'User'>(claims.sub), sessionId: asId<'Session'>(claims.sid), organizations: claims.org };
}
