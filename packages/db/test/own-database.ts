import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { anonymous, type Logger, newId, type OrganizationId, type Role, silentLogger, type UserId, type Viewer } from '@klear/core';
import postgres, { type Sql } from 'postgres';
import { afterAll, inject } from 'vitest';
import { type ConnectedDatabase, connectDatabase, type DatabaseOptions, migrate, prepareCluster, rolesOf, urlAs } from '../src/index.ts';

export const passwords = { owner: 'owner of proof', app: "app's of proof", system: 'system of proof' };

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of migration files, removed when the test file ends. */
export function migrationFolder(files: Record<string, string>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'klear-migrations-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  folders.push(folder);
  return pathToFileURL(`${folder}/`);
}

/** A tenant table and a table of persons, as a subgraph would have them. */
export const notes = `
create table notes (organization_id uuid not null, id uuid not null, body text not null, primary key (organization_id, id));
call protect_table('notes');
create policy notes_tenant on notes to klear_proof_app
  using (organization_id = (select viewer_organization_id())) with check (organization_id = (select viewer_organization_id()));
`;

export interface OwnDatabase {
  readonly url: string;
  readonly admin: Sql;
  urlOf(role: 'owner' | 'app' | 'system'): string;
  connect(options?: Partial<DatabaseOptions>): ConnectedDatabase;
}

/** An empty database on the run's server with one schema `proof`, prepared and migrated; dropped when the file ends. */
export async function ownDatabase(files: Record<string, string> = { '0001_notes.sql': notes }): Promise<OwnDatabase> {
  const root = postgres(inject('klear').adminUrl, { max: 1, onnotice: () => {} });
  const name = `klear_db_${randomBytes(6).toString('hex')}`;
  await root.unsafe(`create database ${name}`);
  const target = new URL(inject('klear').adminUrl);
  target.pathname = `/${name}`;
  const url = target.href;
  await prepareCluster(url, [{ schema: 'proof', passwords }]);
  await migrate({ url, schema: 'proof', ownerPassword: passwords.owner, directory: migrationFolder(files), log: silentLogger });
  const admin = postgres(url, { max: 4, onnotice: () => {} });
  const open: ConnectedDatabase[] = [];
  afterAll(async () => {
    await Promise.all(open.map((database) => database.close()));
    await admin.end({ timeout: 1 });
    await root.unsafe(`drop database ${name} with (force)`);
    await root.end();
  });
  return {
    url,
    admin,
    urlOf: (role) => urlAs(url, rolesOf('proof')[role], passwords[role]),
    connect(options = {}) {
      const log: Logger = silentLogger;
      const database = connectDatabase({
        url,
        schema: 'proof',
        passwords,
        poolSize: 8,
        inputHashKey: Buffer.alloc(32, 7),
        log,
        ...options,
      });
      open.push(database);
      return database;
    },
  };
}

/** A person, acting for an organization unless told otherwise. */
export function person(options: { organizationId?: OrganizationId | null; roles?: Role[]; personId?: UserId } = {}): Viewer {
  const { organizationId = newId<'Organization'>(), roles = ['OWNER'], personId = newId<'User'>() } = options;
  return { ...anonymous(newId()), kind: 'person', personId, organizationId, roles };
}
