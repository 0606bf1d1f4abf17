import { anonymous, newId, type Viewer } from '@klear/core';
import { cloneDatabase, ownerViewer } from '@klear/testing';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hostileSql } from './hostile-sql.ts';

const database = await cloneDatabase();
const db = await database.databaseOf('users');

/** A text where a value of a narrow type belongs, as only a broken caller could hand it over. */
const smuggled = <T>(text: string): T => text as unknown as T;

test('no text in a viewer becomes part of a statement: it is kept as it is, or read as nobody', async () => {
  const [organizationId, personId] = [newId(), newId()];
  const texts = [...hostileSql(organizationId, personId), "'", "''", '\\', "\\'", '\u2019', "a'b''c"];
  const bound = sql`select viewer_kind() as kind, viewer_person_id() as person, viewer_organization_id() as organization,
    current_user::text as role, current_setting('klear.request_id') as request`;
  type Bound = { kind: string | null; person: string | null; organization: string | null; role: string; request: string };
  for (const text of texts) {
    const told = async (viewer: Viewer) => {
      const [row] = await db.withViewer(viewer, (tx) => tx.execute<Bound>(bound));
      const [read] = await db.read(viewer, (tx) => tx.execute<Bound>(bound));
      expect(read).toEqual(row);
      return row;
    };
    const owner = ownerViewer();
    const unchanged = { person: owner.personId, organization: owner.organizationId, role: 'klear_users_app' };
    expect(await told({ ...owner, requestId: text })).toEqual({ kind: 'person', ...unchanged, request: text });
    expect(await told({ ...owner, purpose: smuggled(text), sessionId: smuggled(text) })).toMatchObject({ kind: 'person', ...unchanged });
    expect(await told({ ...owner, roles: [smuggled(text)] })).toMatchObject({ organization: null });
    expect(await told({ ...owner, organizationId: smuggled(text) })).toMatchObject({ person: owner.personId, organization: null });
    expect(await told({ ...owner, personId: smuggled(text) })).toMatchObject({ kind: null, person: null });
    expect(await told({ ...anonymous('r'), kind: smuggled(text) })).toMatchObject({ kind: null, person: null, organization: null });
  }
});
