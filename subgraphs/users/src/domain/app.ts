import type { AppId, Id, OrganizationId, Scope, UserId } from '@klear/core';

/** An app of a third party, registered by an organization. `scopes` is the most that it may ask for. */
export interface App {
  readonly id: AppId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  /** Null: in use. */
  readonly retiredAt: Date | null;
}

/** What a person lends an app. */
export interface AppGrant {
  readonly id: Id<'AppGrant'>;
  readonly personId: UserId;
  readonly appId: AppId;
  readonly organizationId: OrganizationId;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly revokedAt: Date | null;
}

/** How long a code is good for: it goes from one browser to the app at once. */
export const CODE_MS = 60_000;

/**
 * Where a person may be sent back to: https, or plain http to the very machine that the browser runs on (RFC 8252). Neither fragment nor
 * sign-in, and at most 2,000 characters.
 */
export function isRedirectUri(text: string): boolean {
  const url = text.length <= 2_000 ? URL.parse(text) : null;
  if (url === null || text.includes('#') || url.username !== '' || url.password !== '') return false;
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback);
}

/** A verifier of RFC 7636: 43 to 128 unreserved characters. A shorter one could be guessed from its challenge. */
export const isVerifier = (text: string): boolean => /^[A-Za-z0-9._~-]{43,128}$/.test(text);

/** What is left of what a session began with: never more than its grant, and never more than the app may ask for today. */
export function scopesLeft(began: readonly Scope[], grant: Pick<AppGrant, 'scopes'>, app: Pick<App, 'scopes'>): Scope[] {
  return began.filter((scope) => grant.scopes.includes(scope) && app.scopes.includes(scope));
}

export interface AppCode {
  readonly redirectUri: string;
  /** SHA-256 of the verifier. */
  readonly challenge: Buffer;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export type CodeFault = 'REUSED' | 'EXPIRED' | 'OTHER_APP' | 'OTHER_REDIRECT' | 'OTHER_VERIFIER' | 'TAKEN_BACK';

/** Why a code cannot be exchanged; undefined when it can. One attempt uses it up, whatever comes of it. */
export function codeFault(
  code: AppCode,
  asked: { isSameApp: boolean; redirectUri: string; verifierHash: Buffer; isLent: boolean; at: Date },
): CodeFault | undefined {
  if (code.usedAt !== null) return 'REUSED';
  if (!asked.isSameApp) return 'OTHER_APP';
  if (code.redirectUri !== asked.redirectUri) return 'OTHER_REDIRECT';
  if (!code.challenge.equals(asked.verifierHash)) return 'OTHER_VERIFIER';
  if (code.expiresAt <= asked.at) return 'EXPIRED';
  return asked.isLent ? undefined : 'TAKEN_BACK';
}
