import { newId, type OrganizationId, type Refusal, type Role, roles } from '@klear/core';
import { describe, expect, it } from 'vitest';
import { type Action, actions, actionsOf, mayIn, permissionTable } from './actions.ts';
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
    expect(viewerOf({ claims, organization: clinic, requestId })).toMatchObject({ ok: true, value: { roles: [] } });
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

describe('the permission table', () => {
  it('grants in the acting organization exactly what it lists', () => {
    for (const role of roles) {
      const viewer = viewerOf({ claims: { ...claims, organizations: { [studio]: [role] } }, organization: studio, requestId });
      for (const action of actions) {
        const granted = permissionTable[action].some((listed: Role) => listed === role);
        expect(viewer.ok && mayIn(viewer.value, studio, action), `${role} ${action}`).toBe(granted);
        expect(viewer.ok && mayIn(viewer.value, clinic, action)).toBe(false);
        expect(actionsOf([role]).includes(action)).toBe(granted);
      }
    }
  });

  it('gives nobody health records but practitioners, and changes to owners but owners', () => {
    const only = (action: Action) => [...permissionTable[action]];
    expect([only('RECORDS_READ'), only('RECORDS_WRITE'), only('OWNERS_EDIT')]).toEqual([['PRACTITIONER'], ['PRACTITIONER'], ['OWNER']]);
  });

  it('gives nothing to whom holds no role', () => {
    expect(actionsOf([])).toEqual([]);
  });
});
