import { newId, type OrganizationId, type Refusal, type Role } from '@klear/core';
import { describe, expect, it } from 'vitest';
import { viewerOf } from './viewer-of.ts';

const [studio, clinic] = [newId<'Organization'>(), newId<'Organization'>()];
const organizations: Record<OrganizationId, readonly Role[]> = { [studio]: ['PRACTITIONER'], [clinic]: [] };
const claims = {
  personId: newId<'User'>(),
  sessionId: newId<'Session'>(),
  organizations,
  platformRoles: [],
  app: null,
  expiresAt: new Date(),
};
const requestId = 'r-1';

const refusal = (request: Parameters<typeof viewerOf>[0]): Pick<Refusal, 'code' | 'reason'> | undefined => {
  const answer = viewerOf(request);
  return answer.ok ? undefined : { code: answer.error.code, reason: answer.error.reason };
};

describe('who is asking', () => {
  it('is nobody without a token', () => {
    expect(viewerOf({ claims: null, requestId })).toMatchObject({ ok: true, value: { kind: 'anonymous', personId: null, roles: [] } });
  });

  it('has no role unless they act for an organization', () => {
    expect(viewerOf({ claims, requestId })).toMatchObject({ ok: true, value: { kind: 'person', organizationId: null, roles: [] } });
  });

  it('has the roles of the acting organization and of no other', () => {
    const viewer = viewerOf({ claims, organization: studio.toUpperCase(), purpose: 'TREAT', requestId });
    expect(viewer).toMatchObject({ ok: true, value: { organizationId: studio, roles: ['PRACTITIONER'], purpose: 'TREAT' } });
  });

  it('acts for no organization that their token names without a role: it is suspended', () => {
    expect(refusal({ claims, organization: clinic, requestId })).toEqual({ code: 'FORBIDDEN', reason: 'ORGANIZATION_SUSPENDED' });
  });

  it('is refused for an organization that they do not work for, and without a token for any', () => {
    expect(refusal({ claims, organization: newId(), requestId })).toEqual({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    expect(refusal({ claims: null, organization: studio, requestId })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each(['', 'everything', '__proto__', `${studio}x`])('is refused for an organization that is no id: %j', (organization) => {
    expect(refusal({ claims, organization, requestId })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it.each(['', 'treat', 'FUN'])('is refused for an unknown purpose: %j', (purpose) => {
    expect(refusal({ claims, purpose, requestId })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
