import type { Grant } from '@klear/auth';
import { asId, newId, type OrganizationId, type Role, type UserId, type Viewer } from '@klear/core';
import { clientViewer, memberViewer, proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categories } from '../src/domain/category.ts';
import { labelOf } from '../src/policies/phi.ts';
import { mayAccess } from '../src/policies/predicates.ts';
import { keepConsents } from '../src/store/consents.ts';
import { resources } from '../src/store/tables.ts';
import { recordsHarness } from './records.fixture.ts';

const { deps, database } = await recordsHarness();

const people = Array.from({ length: 40 }, () => newId<'User'>());
const practitioners = people.slice(0, 8);
const organizations = Array.from({ length: 4 }, () => newId<'Organization'>());
const now = new Date();
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

const consent = fc.record({
  practitionerId: fc.option(fc.constantFrom(...practitioners), { nil: null }),
  organizationId: fc.option(fc.constantFrom(...organizations), { nil: null }),
  categories: fc.subarray([...categories]),
  purposes: fc.subarray(['TREAT', 'HPAYMT', 'HRESCH']),
  startsAt: fc.constantFrom(hours(-48), hours(-1), hours(5)),
  endsAt: fc.constantFrom(null, hours(-1), hours(1)),
  withdrawn: fc.constantFrom(false, false, false, true),
});
const roles: readonly (readonly Role[])[] = [['PRACTITIONER'], ['PRACTITIONER', 'OWNER'], ['MANAGER'], ['FRONT_DESK'], []];
const viewers = fc.record({
  personId: fc.constantFrom(...people.slice(0, 12)),
  organizationId: fc.option(fc.constantFrom(...organizations), { nil: null }),
  roles: fc.constantFrom(...roles),
  purpose: fc.constantFrom(null, 'TREAT', 'HPAYMT', 'PATRQT'),
});

const namesViewer = (grant: { practitionerId: UserId | null; organizationId: OrganizationId | null }, viewer: Viewer) =>
  (grant.practitionerId !== null || grant.organizationId !== null) &&
  (grant.practitionerId === null || grant.practitionerId === viewer.personId) &&
  (grant.organizationId === null || (grant.organizationId === viewer.organizationId && viewer.roles.length > 0));

test('row-level security hides nothing that a predicate allows, and shows nobody a record that was not lent', async () => {
  const size = proofSize('row-security-agrees', 1_200, 20_000);
  const [given] = fc.sample(fc.array(fc.array(consent, { maxLength: 4 }), { minLength: people.length, maxLength: people.length }), {
    numRuns: 1,
    seed: proofSeed('row-security-agrees'),
  });
  const grants = people.flatMap((personId, index) =>
    (given?.[index] ?? []).map((grant) => ({ ...grant, personId, id: newId<'Consent'>(), epoch: 1 })),
  );
  await deps.db.asSystem(async (tx) => {
    await keepConsents(tx, grants);
    const row = (personId: UserId) => ({
      personId,
      id: newId(),
      organizationId: null,
      resourceType: 'Condition',
      version: 1,
      sealed: Buffer.alloc(1),
      createdAt: now,
      updatedAt: now,
    });
    await tx.insert(resources).values(people.map(row));
  });
  const asked = fc.sample(viewers, { numRuns: Math.ceil(size / people.length), seed: proofSeed('row-security-agrees') + 1 });
  let checked = 0;
  let visible = 0;
  for (const { roles: held, organizationId, ...who } of asked) {
    const viewer =
      organizationId === null ? clientViewer(who.personId, who.purpose) : memberViewer({ ...who, organizationId, roles: held });
    const shown = new Set((await deps.db.read(viewer, (tx) => tx.select().from(resources))).map(({ personId }) => personId));
    for (const personId of people) {
      const own = grants.filter((grant) => grant.personId === personId && !grant.withdrawn);
      const allowed = categories.some(
        (category) =>
          mayAccess({ viewer, personId, category, label: labelOf(category), verb: 'READ', consents: own as Grant[], at: now }).ok,
      );
      const lent = own.some(
        (grant) => namesViewer(grant, viewer) && grant.startsAt <= now && (grant.endsAt === null || now < grant.endsAt),
      );
      if (allowed) expect(shown).toContain(personId);
      expect(shown.has(personId), 'shown to the person and to those to whom it is lent').toBe(personId === viewer.personId || lent);
      checked += 1;
      if (shown.has(personId)) visible += 1;
    }
  }
  process.stdout.write(`row security of records: ${JSON.stringify({ facts: checked, visible, hidden: checked - visible })}\n`);
  expect(checked).toBeGreaterThanOrEqual(size);
  expect(visible).toBeGreaterThan(checked / 50);
});

test.each([
  ['nothing', ''],
  ['empty settings', `set local klear.kind = ''; set local klear.person_id = ''`],
  ['garbage', `set local klear.kind = 'person'; set local klear.person_id = 'x'' or true --'`],
  ['another person', `set local klear.kind = 'person'; set local klear.person_id = '${asId<'User'>(newId())}'`],
])('a login that says %s sees no row of any table', async (_name, settings) => {
  const { default: postgres } = await import('postgres');
  for (const role of ['app', 'system', 'owner'] as const) {
    const sql = postgres(database.urlOf('health_records', role), { max: 1, onnotice: () => {} });
    for (const table of ['resources', 'resource_versions', 'consents', 'consent_states', 'person_keys', 'known_accesses']) {
      const rows = await sql.begin(async (tx) => {
        await tx.unsafe(`set local search_path = health_records, extensions; ${settings}`);
        return tx.unsafe(`select 1 from ${table}`);
      });
      expect(rows.length, `${role} ${table}`).toBe(0);
    }
    await sql.end();
  }
});
