import { newId, purposes, type Role, roles } from '@klear/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantFaults, isInForce } from '../src/domain/consent.ts';
import { contactKeys, isEmail, nameTokens, noContact, normalEmail, normalPhone } from '../src/domain/contact.ts';
import { type InvitationStatus, type InvitationVerb, invitationStatus, moveInvitation } from '../src/domain/invitation.ts';
import { changeRoles, sortedRoles } from '../src/domain/membership.ts';
import { isWeakPassword } from '../src/domain/password.ts';
import { decideRefresh, expiryFrom, IDLE_MS, isOpen, LIFETIME_MS } from '../src/domain/session.ts';

const at = new Date('2026-11-21T10:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

describe('contact data', () => {
  it.each([
    ['+41 79 000 00 00', '+41790000000'],
    ['0041-79-000.00.00', '+41790000000'],
    ['+1 (617) 555-0100', '+16175550100'],
    ['079 000 00 00', undefined],
    ['+0123456789', undefined],
    ['+41abc', undefined],
    ['+1234567890123456', undefined],
    ['', undefined],
  ])('phone %j is %s', (written, phone) => expect(normalPhone(written)).toBe(phone));

  it.each(['a@b.ch', 'a.b+c@d-e.example.org', 'ü@exämple.org'])('%s is an e-mail address', (email) => expect(isEmail(email)).toBe(true));
  it.each([
    '',
    'a',
    'a@b',
    '@b.ch',
    'a@b.',
    'a b@c.de',
    'a@b..ch',
    'a@b@c.de',
    'a,b@c.de',
    `${'a'.repeat(65)}@b.ch`,
    `a@${'b'.repeat(250)}.ch`,
  ])('%j is none', (email) => expect(isEmail(email)).toBe(false));

  it('compares addresses without blanks around and case', () => expect(normalEmail(' Anna@Example.ORG ')).toBe('anna@example.org'));

  it('compares names by words, without accents, case and order', () => {
    expect(nameTokens('  Marie-Ève  DUBOIS ')).toEqual(['dubois', 'eve', 'marie']);
    expect(nameTokens('李 小龍 李')).toEqual(['小龍', '李']);
    expect(nameTokens('…')).toEqual([]);
  });

  it('is found by everything that is known but the address', () => {
    const address = { lines: [], city: 'Bern', region: null, postalCode: null, country: 'CH' };
    expect(contactKeys({ ...noContact, address })).toEqual([]);
    expect(contactKeys({ name: 'Ann B', email: 'A@B.ch', phone: '+41 790000000', birthDate: '1990-01-02', address })).toEqual([
      { kind: 'email', value: 'a@b.ch' },
      { kind: 'phone', value: '+41790000000' },
      { kind: 'birth_date', value: '1990-01-02' },
      { kind: 'name', value: 'ann' },
      { kind: 'name', value: 'b' },
    ]);
  });
});

describe('a password', () => {
  const person = { email: 'rosalind.franklin@example.org', name: 'Rosalind Franklin' };
  it.each([
    '',
    'Short1!',
    'aaaaaaaaaaaaaaaa',
    'ababababababab',
    'abcdefghijklmnop',
    '987654321098765',
    'rosalindfranklin',
    'Franklin example1',
  ])('%j is weak', (password) => expect(isWeakPassword(password, person)).toBe(true));
  it.each(['plum orchard seven kites', 'x7!Qm2-vTz9#', 'rosalind plays chess well'])('%j is not', (password) =>
    expect(isWeakPassword(password, person)).toBe(false),
  );
});

describe('a session', () => {
  const session = {
    id: newId<'Session'>(),
    personId: newId<'User'>(),
    createdAt: at,
    lastSeenAt: at,
    expiresAt: later(1000),
    endsAt: later(5000),
    endedAt: null,
    grantId: null,
  };
  it.each([
    ['fresh token, open session', null, session, at, 'ROTATE'],
    ['fresh token, last instant', null, session, later(999), 'ROTATE'],
    ['fresh token, lapsed session', null, session, later(1000), 'OVER'],
    ['fresh token, ended session', null, { ...session, endedAt: at }, at, 'OVER'],
    ['used token, open session', at, session, at, 'REUSED'],
    ['used token, lapsed session', at, session, later(2000), 'REUSED'],
    ['used token, ended session', at, { ...session, endedAt: at }, at, 'OVER'],
  ])('%s', (_, usedAt, state, now, decision) => {
    expect(decideRefresh({ usedAt }, state, now)).toBe(decision);
  });

  it('lapses after its idle time, never after its end', () => {
    expect(expiryFrom(at, later(LIFETIME_MS))).toEqual(later(IDLE_MS));
    expect(expiryFrom(at, later(5))).toEqual(later(5));
    expect(isOpen(session, later(1000))).toBe(false);
  });
});

describe('an invitation', () => {
  const cases: [InvitationStatus, InvitationVerb, InvitationStatus | undefined][] = [
    ['PENDING', 'accept', 'ACCEPTED'],
    ['PENDING', 'revoke', 'REVOKED'],
    ['EXPIRED', 'accept', undefined],
    ['EXPIRED', 'revoke', 'REVOKED'],
    ['ACCEPTED', 'accept', undefined],
    ['ACCEPTED', 'revoke', undefined],
    ['REVOKED', 'accept', undefined],
    ['REVOKED', 'revoke', undefined],
  ];
  it.each(cases)('%s, %s: %s', (status, verb, next) => {
    const answer = status === 'ACCEPTED' || status === 'REVOKED' ? status : null;
    const invitation = { answer, expiresAt: status === 'EXPIRED' ? at : later(1) } as const;
    expect(invitationStatus(invitation, at)).toBe(status);
    expect(moveInvitation(invitation, verb, at)).toEqual(next ? { ok: true, value: next } : { ok: false, error: 'INVITATION_LAPSED' });
  });
});

describe('a change of roles', () => {
  const someRoles = fc.uniqueArray(fc.constantFrom(...roles));
  it('keeps an owner in every organization and ownership in owners’ hands, for all changes', () => {
    fc.assert(
      fc.property(someRoles, someRoles, fc.boolean(), fc.nat(2), (current: Role[], next: Role[], mayEditOwners, otherOwners) => {
        const decision = changeRoles({ current, next, mayEditOwners, otherOwners });
        const ownersAfter = otherOwners + (decision.ok ? Number(next.includes('OWNER')) : Number(current.includes('OWNER')));
        if (current.includes('OWNER')) expect(ownersAfter).toBeGreaterThan(0);
        if (decision.ok && !mayEditOwners) expect([current.includes('OWNER'), next.includes('OWNER')]).toEqual([false, false]);
        if (decision.ok) expect(decision.value).toEqual(sortedRoles(next));
        if (!decision.ok && mayEditOwners) expect(decision.error).toBe('LAST_OWNER');
      }),
    );
  });
});

describe('a consent', () => {
  it('is in force from its start up to, not including, its end, and not once withdrawn', () => {
    const consent = { startsAt: at, endsAt: later(10), withdrawnAt: null };
    expect([-1, 0, 9, 10].map((ms) => isInForce(consent, later(ms)))).toEqual([false, true, true, false]);
    expect(isInForce({ ...consent, endsAt: null }, later(1e12))).toBe(true);
    expect(isInForce({ ...consent, withdrawnAt: later(5) }, later(6))).toBe(false);
  });

  it('may be given for every purpose but emergency treatment', () => {
    const grant = { practitionerId: newId(), organizationId: null, categories: ['ALLERGIES'], endsAt: null };
    const refused = purposes.filter((purpose) => grantFaults({ ...grant, purposes: [purpose] }, at).length > 0);
    expect(refused).toEqual(['ETREAT']);
  });

  it('lists everything that is wrong with it at once', () => {
    const faults = grantFaults({ practitionerId: null, organizationId: null, categories: [], purposes: [], endsAt: at }, at);
    expect(faults.map(({ code }) => code)).toEqual(['ONE_GRANTEE', 'EMPTY', 'EMPTY', 'IN_THE_PAST']);
  });
});
