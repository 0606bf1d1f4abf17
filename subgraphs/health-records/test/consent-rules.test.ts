import type { Grant } from '@klear/auth';
import { anonymous, newId, type OrganizationId, purposes, type Role, roles, type Scope, type UserId, type Viewer } from '@klear/core';
import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categories } from '../src/domain/category.ts';
import { type AccessFacts, mayAccess } from '../src/policies/predicates.ts';

/** The rules once more, on their own: each refusal as the sentence that the documents give it, asked in their order. */
function reference({ viewer, personId, category, label, verb, consents, at }: AccessFacts): string {
  const is = (role: string) => (viewer.roles as string[]).includes(role);
  const lent = viewer.app === null || (viewer.app.scopes as string[]).includes(verb === 'READ' ? 'records:read' : 'records:write');
  if (viewer.kind !== 'person') return 'NOT_RELATED';
  if (viewer.personId === null) return 'NOT_RELATED';
  if (viewer.personId === personId) {
    if (!lent) return 'NOT_IN_SCOPE';
    return label.purposes.some((purpose) => purpose === 'PATRQT') ? 'SELF' : 'NOT_IN_SCOPE';
  }
  if (!viewer.organizationId || roles.every((role) => !is(role))) return 'NOT_RELATED';
  const servesOthers = label.purposes.filter((purpose) => purpose !== 'PATRQT');
  if (!servesOthers.includes(String(viewer.purpose))) return 'PURPOSE_REQUIRED';
  if (!is('PRACTITIONER') || !lent) return 'ROLE_REQUIRED';
  if (typeof consents === 'string') return 'CONSENT_UNKNOWN';
  const now = at.toISOString();
  for (const grant of consents) {
    const to = [grant.practitionerId, grant.organizationId].filter((grantee) => grantee !== null) as string[];
    const mine = to.length > 0 && to.every((grantee) => grantee === viewer.personId || grantee === viewer.organizationId);
    const part = grant.categories.length === 0 || new Set(grant.categories).has(category);
    const begun = !(now < grant.startsAt.toISOString());
    const over = grant.endsAt !== null && !(now < grant.endsAt.toISOString());
    if (grant.personId === personId && mine && part && grant.purposes.some((each) => each === viewer.purpose) && begun && !over) {
      return 'CONSENT';
    }
  }
  return 'NO_CONSENT';
}

// Few of each, so that coincidences are many: the same person treats, is treated, and lends to an organization or to one of its people.
const people = Array.from({ length: 4 }, () => newId<'User'>());
const organizations = Array.from({ length: 3 }, () => newId<'Organization'>());
const instants = [-86_400_000, -1, 0, 1, 86_400_000].map((ms) => new Date(1_780_000_000_000 + ms));

const person = fc.constantFrom<UserId[]>(...people);
const organization = fc.constantFrom<OrganizationId[]>(...organizations);
const instant = fc.constantFrom(...instants);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const often = <T>(value: fc.Arbitrary<T>, usually: T) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usually) }, { weight: 1, arbitrary: value });

/** A consent that would hold, with some of its facts drawn anew: whatever decides is met from both sides. */
const grantNear = ({ viewer, personId, category }: Pick<AccessFacts, 'viewer' | 'personId' | 'category'>): fc.Arbitrary<Grant> =>
  fc.record({
    personId: often(person, personId),
    practitionerId: often(some(person), viewer.personId),
    organizationId: often(some(organization), null),
    categories: often(fc.subarray([...categories]), [category]),
    purposes: often(fc.subarray([...purposes]), ['TREAT']),
    startsAt: often(instant, instants[0] ?? new Date(0)),
    endsAt: often(some(instant), null),
  });
const viewers: fc.Arbitrary<Viewer> = fc
  .record({
    kind: fc.constantFrom('person', 'person', 'person', 'person', 'person', 'person', 'anonymous', 'system') as fc.Arbitrary<
      Viewer['kind']
    >,
    personId: person,
    organizationId: fc.option(organization, { nil: null, freq: 6 }),
    roles: fc.oneof(fc.constant<Role[]>(['PRACTITIONER']), fc.subarray<Role>([...roles])),
    purpose: often<Viewer['purpose']>(fc.constantFrom(null, ...purposes), 'TREAT'),
    app: often<readonly Scope[] | null>(fc.subarray<Scope>(['records:read', 'records:write', 'profile:read']), null),
  })
  .map(({ app, ...facts }) => ({ ...anonymous('r'), ...facts, app: app && { id: newId<'App'>(), scopes: app } }));
const questions: fc.Arbitrary<AccessFacts> = fc
  .record({
    viewer: viewers,
    personId: person,
    category: fc.constantFrom(...categories),
    label: fc.record({ category: fc.constant('ANY'), purposes: often(fc.subarray([...purposes]), ['TREAT', 'PATRQT']) }),
    verb: fc.constantFrom('READ' as const, 'WRITE' as const),
    at: instant,
  })
  .chain((facts) =>
    fc
      .oneof(
        { weight: 9, arbitrary: fc.array(grantNear(facts), { maxLength: 3 }) },
        { weight: 1, arbitrary: fc.constant('UNKNOWN' as const) },
      )
      .map((consents) => ({ ...facts, consents })),
  );

test('the evaluator of consents agrees with an independent one on every question', () => {
  const counts = new Map<string, number>();
  for (const facts of fc.sample(questions, { numRuns: proofSize('consent-rules', 2_000, 10_000), seed: proofSeed('consent-rules') })) {
    const expected = reference(facts);
    const answer = mayAccess(facts);
    expect(answer.ok ? answer.value : answer.error, JSON.stringify(facts)).toBe(expected);
    counts.set(expected, (counts.get(expected) ?? 0) + 1);
  }
  process.stdout.write(`consent-rules: 0 disagreements; ${[...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ')}\n`);
  const outcomes = ['SELF', 'CONSENT', 'NOT_IN_SCOPE', 'NOT_RELATED', 'PURPOSE_REQUIRED', 'ROLE_REQUIRED', 'CONSENT_UNKNOWN', 'NO_CONSENT'];
  for (const outcome of outcomes) expect(counts.get(outcome) ?? 0, outcome).toBeGreaterThan(20);
});
