import { silentLogger } from '@klear/core';
import postgres from 'postgres';
import { describe, expect, inject, test } from 'vitest';
import { migrationFolder, notes, ownDatabase, passwords } from '../test/own-database.ts';
import { migrate, prepareCluster, roleFaults, rolesOf, urlAs } from './index.ts';

const own = await ownDatabase();

describe('prepareCluster', () => {
  test('may run again and at once, for several databases of one cluster', async () => {
    const others = await Promise.all([ownDatabase(), ownDatabase()]);
    const accounts = ['proof', 'proof_two', 'proof_three'].map((schema) => ({ schema, passwords }));
    await Promise.all([own, ...others, own].map(({ url }) => prepareCluster(url, accounts)));
    const login = postgres(urlAs(own.url, rolesOf('proof_three').app, passwords.app), { max: 1 });
    expect(await login`select current_schemas(false) as path`).toEqual([{ path: ['proof_three', 'extensions'] }]);
    await login.end();
  });

  test('puts the extensions into a schema of their own', async () => {
    const rows = await own.admin`select extname from pg_extension where extnamespace = 'extensions'::regnamespace order by 1`;
    expect(rows.map((row) => row.extname)).toEqual(['btree_gist', 'citext', 'pg_trgm', 'unaccent']);
  });

  test('the logins of a schema reach neither other schemas, nor public, nor temporary tables', async () => {
    await prepareCluster(own.url, [{ schema: 'proof_two', passwords }]);
    for (const role of ['owner', 'app', 'system'] as const) {
      const login = postgres(own.urlOf(role), { max: 1 });
      for (const text of ['create table public.x ()', 'create table proof_two.x ()', 'create temporary table x ()', 'create database x']) {
        await expect(login.unsafe(text)).rejects.toMatchObject({ code: '42501' });
      }
      await login.end();
    }
  });

  test('no login waits for statements to be compiled', async () => {
    const login = (role: string) => own.admin<{ count: number }[]>`
      select count(*)::integer from pg_db_role_setting s join pg_roles r on r.oid = s.setrole 
      where r.rolname = ${role} and 'jit=off' = any (s.setconfig) and s.setdatabase = (select oid from pg_database where datname = current_database())`;
    for (const role of [rolesOf('proof').owner, rolesOf('proof').app, rolesOf('proof').system]) {
      expect((await login(role)).at(0)?.count, role).toBe(1);
    }
  });

  test('a wrong password does not sign in', async () => {
    const login = postgres(urlAs(own.url, rolesOf('proof').app, 'guess'), { max: 1 });
    await expect(login`select 1`).rejects.toMatchObject({ code: '28P01' });
    await login.end();
  });

  test('refuses a role that bypasses row-level security', async () => {
    const root = postgres(inject('klear').adminUrl, { max: 1 });
    await prepareCluster(own.url, [{ schema: 'proof_mighty', passwords }]);
    await root`alter role klear_proof_mighty_app bypassrls`;
    await expect(prepareCluster(own.url, [{ schema: 'proof_mighty', passwords }])).rejects.toThrow(
      'klear_proof_mighty_app bypasses row-level security',
    );
    await root`alter role klear_proof_mighty_app nobypassrls`;
    await root.end();
  });

  test('needs no superuser: an owner of the database who may create roles is enough, as on managed servers', async () => {
    const root = postgres(inject('klear').adminUrl, { max: 1, onnotice: () => {} });
    await root`drop role if exists klear_managed_admin`;
    await root`create role klear_managed_admin login createrole password 'managed by us'`;
    await root`create database klear_managed owner klear_managed_admin`;
    const url = new URL(urlAs(own.url, 'klear_managed_admin', 'managed by us'));
    url.pathname = '/klear_managed';
    try {
      for (let time = 0; time < 2; time += 1) await prepareCluster(url.href, [{ schema: 'proof_managed', passwords }]);
      const directory = migrationFolder({ '0001_notes.sql': notes.replaceAll('klear_proof_', 'klear_proof_managed_') });
      const { applied } = await migrate({
        url: url.href,
        schema: 'proof_managed',
        ownerPassword: passwords.owner,
        directory,
        log: silentLogger,
      });
      expect(applied).toContain('0001_notes.sql');
      const admin = postgres(url.href, { max: 1 });
      expect(await roleFaults(admin, 'proof_managed')).toEqual([]);
      await admin.end();
    } finally {
      await root`drop database klear_managed with (force)`;
      await root`drop role klear_proof_managed_owner, klear_proof_managed_app, klear_proof_managed_system, klear_proof_managed_definer`;
      await root`drop role klear_managed_admin`;
      await root.end();
    }
  });

  test('a schema name that is not ours is refused before it becomes SQL', () => {
    expect(() => rolesOf('x"; drop')).toThrow('lower-case');
  });
});
