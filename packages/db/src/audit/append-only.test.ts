import { newId } from '@klear/core';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { auditLog } from '../../test/audit-log.ts';
import { person } from '../../test/own-database.ts';
import { audit } from '../audit.ts';
import { eventJson } from './link.ts';

const log = await auditLog();
const organizationId = newId<'Organization'>();
await log.record(organizationId, 3);
await log.sealer().seal();

const changes = ['audit_events', 'audit_links'].flatMap((table) => [
  `update proof.${table} set ${table === 'audit_events' ? "type = 'x'" : 'epoch = 2'}`,
  `delete from proof.${table}`,
  `truncate proof.${table}`,
  `insert into proof.${table} select * from proof.${table}`,
]);

describe('nobody changes, deletes, truncates or puts in', () => {
  const logins = {
    app: ['kind', 'person'],
    system: ['kind', 'system'],
    owner: ['kind', ''],
    'owner in a migration': ['kind', 'migration'],
  } as const;
  for (const [name, [, kind]] of Object.entries(logins)) {
    test(`as ${name}`, async () => {
      const role = name.startsWith('owner') ? 'owner' : (name as 'app' | 'system');
      const login = postgres(log.own.urlOf(role), { max: 1, onnotice: () => {} });
      afterAll(() => login.end());
      for (const change of changes) {
        // The system role adds links, and a migration may add rows: both show as unsigned. Neither changes one.
        if (change.startsWith('insert')) continue;
        const attempt = login.begin(async (tx) => {
          await tx`select set_config('klear.kind', ${kind}, true)`;
          const { count } = await tx.unsafe(change);
          if (count === 0) throw Object.assign(new Error('no row was seen'), { code: '42501' });
        });
        await expect(attempt, change).rejects.toMatchObject({ code: '42501' });
      }
    });
  }

  test('as the reader and the archivist, who may not even add a row', async () => {
    for (const login of [log.reader, log.archivist]) {
      for (const change of changes)
        await expect(login.unsafe(change), change).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|25006)$/) });
    }
    await expect(log.reader`select 1 from proof.notes`).rejects.toMatchObject({ code: '42501' });
  });

  test('as a superuser who does not switch the triggers off, and switching them off is seen', async () => {
    for (const change of changes.filter((text) => !text.startsWith('insert')))
      await expect(log.own.admin.unsafe(change)).rejects.toMatchObject({ code: '42501' });
    await log.own.admin`alter table proof.audit_events disable trigger audit_stands`;
    expect((await log.verify()).findings).toMatchObject([{ kind: 'unguarded' }]);
    await log.own.admin`alter table proof.audit_events enable trigger audit_stands`;
    expect((await log.verify()).findings).toEqual([]);
  });

  test('as nobody who writes facts: the place of a fact in time of transactions is not theirs to choose', async () => {
    const forged = sql`insert into audit_events (id, recorded_at, type, action, outcome, agent_kind, request_id, entity_type, fence)
      values (${newId()}, now(), 't', 'R', '0', 'system', 'r', 'X', '1')`;
    await expect(log.database.asSystem((tx) => tx.execute(forged))).rejects.toMatchObject({ code: '42501' });
  });
});

test('every column of a fact is in what is hashed, as soon as it holds something', async () => {
  const columns = await log.own.admin<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = 'proof.audit_events'::regclass and attnum > 0 and not attisdropped order by attnum`;
  // A column of another type needs a line in docs/audit.md on how it is written.
  const written = ['uuid', 'text', 'text[]', 'xid8'];
  expect(columns.filter(({ name, type }) => !written.includes(type) && name !== 'recorded_at')).toEqual([]);
  const viewer = { ...person({ organizationId }), sessionId: newId<'Session'>(), purpose: 'TREAT', address: '203.0.113.9' } as const;
  const [kept] = await log.database.withViewer({ ...viewer, app: { id: newId<'App'>(), scopes: [] } }, (tx) =>
    audit.record(tx, [
      {
        type: 'record.read',
        action: 'R',
        outcome: '4',
        reason: 'NO_CONSENT',
        entity: { type: 'Condition', id: 'c' },
        subjectPersonId: newId(),
        onBehalfOfPersonId: newId(),
        consentId: newId(),
        fields: ['code'],
      },
    ]),
  );
  const [row] = await log.own.admin.unsafe<{ event: string }[]>(`select ${eventJson} as event from proof.audit_events e where id = $1`, [
    kept?.id ?? '',
  ]);
  const event = JSON.parse(row?.event ?? '{}');
  expect(Object.keys(event).sort()).toEqual(columns.map(({ name }) => name).sort());
  const { fence, recorded_at, ...rest } = event;
  expect({ ...rest, recorded_at: new Date(recorded_at).toISOString() }).toEqual(kept);
  expect(recorded_at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/);
  expect(fence).toMatch(/^\d+$/);
});

test('the auditor and the owner of an organization read its facts, other roles and other organizations do not', async () => {
  const read = (roles: Parameters<typeof person>[0]) =>
    log.database.read(person(roles), (tx) => tx.execute(sql`select 1 from audit_events`));
  expect(await read({ organizationId, roles: ['AUDITOR'] })).not.toHaveLength(0);
  expect(await read({ organizationId, roles: ['OWNER'] })).not.toHaveLength(0);
  expect(await read({ organizationId, roles: ['MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING'] })).toHaveLength(0);
  expect(await read({ organizationId: newId<'Organization'>(), roles: ['AUDITOR'] })).toHaveLength(0);
});
