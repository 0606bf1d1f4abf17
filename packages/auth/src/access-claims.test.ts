import { newId } from '@klear/core';
import { describe, expect, it } from 'vitest';
import { claimsOf } from './access-claims.ts';

const [sub, sid, studio, app] = [newId<'User'>(), newId<'Session'>(), newId<'Organization'>(), newId<'App'>()];
const whole = { sub, sid, org: { [studio]: ['BILLING', 'AUDITOR'] }, exp: 1_800_000_000 };

describe('the claims of a token whose signature holds', () => {
  it('are who, where, with what standing, and until when', () => {
    expect(claimsOf(whole)).toEqual({
      personId: sub,
      sessionId: sid,
      organizations: { [studio]: ['BILLING', 'AUDITOR'] },
      platformRoles: [],
      app: null,
      expiresAt: new Date('2027-01-15T08:00:00Z'),
    });
    expect(claimsOf({ ...whole, plt: ['SUPPORT'] })?.platformRoles).toEqual(['SUPPORT']);
  });

  it('name the app and what it was lent, also nothing', () => {
    expect(claimsOf({ ...whole, client_id: app, scope: 'records:read profile:read' })?.app).toEqual({
      id: app,
      scopes: ['records:read', 'profile:read'],
    });
    expect(claimsOf({ ...whole, client_id: app, scope: '' })?.app).toEqual({ id: app, scopes: [] });
  });

  it.each<[string, object]>([
    ['nobody', { sub: undefined }],
    ['a person who is no id', { sub: 'anna' }],
    ['no session', { sid: undefined }],
    ['no organizations', { org: undefined }],
    ['organizations that are null', { org: null }],
    ['a list of organizations', { org: [] }],
    ['text for organizations', { org: 'OWNER' }],
    ['an organization that is no id', { org: { studio: ['OWNER'] } }],
    ['a role that there is not', { org: { [studio]: ['ROOT'] } }],
    ['a platform role in an organization', { org: { [studio]: ['SUPPORT'] } }],
    ['text for roles', { org: { [studio]: 'OWNER' } }],
    ['text for platform roles', { plt: 'SUPPORT' }],
    ['an object for platform roles', { plt: { 0: 'SUPPORT', length: 1 } }],
    ['a platform role that there is not', { plt: ['OWNER'] }],
    ['an expiry in words', { exp: '1800000000' }],
    ['no expiry', { exp: undefined }],
    ['an app without scopes', { client_id: app }],
    ['scopes without an app', { scope: 'records:read' }],
    ['an app that is no id', { client_id: 'app', scope: 'records:read' }],
    ['a list of scopes', { client_id: app, scope: ['records:read'] }],
    ['a number for scopes', { client_id: app, scope: 1 }],
    ['a scope that there is not', { client_id: app, scope: 'records:read sessions:write' }],
    ['scopes with a gap', { client_id: app, scope: 'records:read  profile:read' }],
  ])('are none with %s', (_, change) => {
    expect(claimsOf({ ...whole, ...change })).toBeUndefined();
  });
});
