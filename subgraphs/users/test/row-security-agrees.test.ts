import { isSelf, mayIn } from '@klear/auth';
import { newId, type OrganizationId, type UserId, type Viewer } from '@klear/core';
import { cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import { type Agreement, agree, anyViewers } from '@klear/testing/any-viewers';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayReadConsent } from '../src/policies/predicates.ts';

const database = await cloneDatabase();
const db = await database.databaseOf('users');

interface Fact {
  readonly id: string;
  readonly personId: UserId;
  readonly organizationId: OrganizationId;
}

const isOfTenant = (viewer: Viewer, { organizationId }: Fact) => viewer.organizationId === organizationId;

/** By table: who may read a row by the predicates, and whose it is at most. */
const kinds: Readonly<Record<string, { allowed(viewer: Viewer, fact: Fact): boolean; ownAtMost(viewer: Viewer, fact: Fact): boolean }>> = {
  apps: { allowed: (viewer, { organizationId }) => mayIn(viewer, organizationId, 'APPS_EDIT'), ownAtMost: isOfTenant },
  app_grants: {
    allowed: (viewer, { personId }) => isSelf(viewer, personId),
    ownAtMost: (viewer, { personId }) => viewer.personId === personId,
  },
  consents: { allowed: mayReadConsent, ownAtMost: (viewer, { personId }) => viewer.personId === personId },
  invitations: { allowed: (viewer, { organizationId }) => mayIn(viewer, organizationId, 'MEMBERS_INVITE'), ownAtMost: isOfTenant },
  organization_facts: { allowed: (viewer, { organizationId }) => mayIn(viewer, organizationId, 'AUDIT_READ'), ownAtMost: isOfTenant },
  audit_events: {
    allowed: (viewer, { personId, organizationId }) => isSelf(viewer, personId) || mayIn(viewer, organizationId, 'AUDIT_READ'),
    ownAtMost: (viewer, fact) => viewer.personId === fact.personId || isOfTenant(viewer, fact),
  },
};

async function write(facts: readonly Fact[]): Promise<void> {
  const { sql: admin } = database;
  const at = new Date();
  const [people, organizations] = [new Set(facts.map((fact) => fact.personId)), new Set(facts.map((fact) => fact.organizationId))];
  const common = { locale: 'en', time_zone: 'UTC', created_at: at };
  await admin`insert into users.persons ${admin([...people].map((id) => ({ id, ...common, channels: [], updated_at: at })))}`;
  await admin`insert into users.organizations ${admin([...organizations].map((id) => ({ id, ...common, name: 'O', kind: 'STUDIO', currency: 'EUR' })))}`;
  const rows = (of: (fact: Fact) => object) => admin(facts.map(of) as Record<string, unknown>[] as never);
  const tenant = ({ id, organizationId }: Fact) => ({ id, organization_id: organizationId });
  await admin`insert into users.apps ${rows((fact) => ({ ...tenant(fact), name: 'A', redirect_uris: ['x'], scopes: ['x'], registered_by: fact.personId, created_at: at }))}`;
  await admin`insert into users.app_grants ${rows((fact) => ({ ...tenant(fact), person_id: fact.personId, app_id: fact.id, scopes: [], created_at: at, changed_at: at }))}`;
  await admin`insert into users.consents ${rows((fact) => ({ ...tenant(fact), person_id: fact.personId, categories: ['x'], purposes: ['x'], starts_at: at }))}`;
  await admin`insert into users.invitations ${rows((fact) => ({ ...tenant(fact), email_sealed: Buffer.alloc(1), roles: ['OWNER'], invited_by: fact.personId, created_at: at, expires_at: at }))}`;
  const event = { recorded_at: at, type: 't', action: 'R', outcome: '0', agent_kind: 'person', entity_type: 'T', fields: [] };
  await admin`insert into users.audit_events ${rows((fact) => ({ ...tenant(fact), ...event, request_id: fact.id, subject_person_id: fact.personId }))}`;
  await admin`insert into users.organization_facts ${rows((fact) => ({ ...tenant(fact), ...event, subgraph: 'users', subject_person_id: fact.personId }))}`;
}

test('row-level security hides no app, grant, consent, invitation or fact that a predicate allows, and shows none of another tenant', async () => {
  const size = proofSize('row-security-agrees', 1_440, 20_000);
  const seed = proofSeed('row-security-agrees');
  const people = Array.from({ length: 6 }, () => newId<'User'>());
  const organizations = Array.from({ length: 4 }, () => newId<'Organization'>());
  const drawn = fc.record({ personId: fc.constantFrom(...people), organizationId: fc.constantFrom(...organizations) });
  const facts = fc.sample(drawn, { numRuns: 12, seed }).map((fact) => ({ ...fact, id: newId() }));
  await write(facts);
  const sums: Agreement = { facts: 0, allowed: 0, shownOnly: 0, hidden: 0 };
  for (const viewer of fc.sample(anyViewers({ people, organizations }), { numRuns: Math.ceil(size / 72), seed })) {
    const shown = await db.read(viewer, (tx) =>
      Promise.all(
        Object.keys(kinds).map(async (table) => {
          const rows = await tx.execute<{ id: string }>(sql`select id from ${sql.identifier(table)}`);
          return [table, new Set(rows.map(({ id }) => id))] as const;
        }),
      ),
    );
    for (const [table, ids] of shown) {
      const kind = kinds[table];
      for (const fact of facts) {
        if (!kind) continue;
        agree(sums, { name: table, shown: ids.has(fact.id), allowed: kind.allowed(viewer, fact), ownAtMost: kind.ownAtMost(viewer, fact) });
      }
    }
  }
  process.stdout.write(`row security of apps, consents and audit: ${JSON.stringify(sums)}\n`);
  expect(sums.facts).toBeGreaterThanOrEqual(1_000);
  expect(Math.min(sums.allowed, sums.hidden)).toBeGreaterThan(100);
});
