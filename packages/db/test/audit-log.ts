import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OrganizationId, silentLogger } from '@klear/core';
import postgres from 'postgres';
import { afterAll } from 'vitest';
import {
  auditKey,
  createSealer,
  headsDirectory,
  publicKeysOf,
  type SchemaReport,
  type Sealer,
  type SealerOptions,
  type VerifyOptions,
  verifySchema,
} from '../src/audit/index.ts';
import { audit, auditRoles, prepareAudit, urlAs } from '../src/index.ts';
import { ownDatabase, person } from './own-database.ts';

export const auditPasswords = { reader: 'reads the log', archivist: 'archives the log' };

/** A database of its own with an audit log, its heads in a folder, and both logins of it. */
export async function auditLog() {
  const own = await ownDatabase();
  await prepareAudit(own.url, auditPasswords);
  const folder = mkdtempSync(join(tmpdir(), 'klear-audit-'));
  const database = own.connect();
  const key = auditKey(randomBytes(32));
  const directory = join(folder, 'heads');
  const heads = headsDirectory(directory);
  const login = (role: 'reader' | 'archivist') =>
    postgres(urlAs(own.url, auditRoles[role], auditPasswords[role]), { max: 2, onnotice: () => {} });
  const reader = login('reader');
  const archivist = login('archivist');
  afterAll(async () => {
    await Promise.all([reader.end(), archivist.end()]);
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    own,
    database,
    key,
    heads,
    /** Where heads are: `<directory>/proof/<day>.jsonl`. */
    directory,
    archive: join(folder, 'archive'),
    reader,
    archivist,
    /** A sealer as a process of its own has one: it knows of the heads what is in the files. */
    sealer: (options: Partial<SealerOptions> = {}): Sealer =>
      createSealer({ schema: 'proof', pool: database.systemPool, key, heads: headsDirectory(directory), log: silentLogger, ...options }),
    record: (organizationId: OrganizationId | null, count = 1) =>
      database.withViewer(person({ organizationId, roles: organizationId ? ['PRACTITIONER'] : [] }), (tx) =>
        audit.record(
          tx,
          Array.from(
            { length: count },
            () => ({ type: 'record.read', action: 'R', outcome: '0', entity: { type: 'Condition' }, fields: ['code'] }) as const,
          ),
        ),
      ),
    /** As the reader, in a transaction that may not write. */
    verify: (options: Partial<VerifyOptions> = {}): Promise<SchemaReport> =>
      verifySchema({
        inSnapshot: async (work) => {
          let value: Awaited<ReturnType<typeof work>> | undefined;
          await reader.begin('isolation level repeatable read read only', async (tx) => {
            value = await work(tx);
          });
          return value as Awaited<ReturnType<typeof work>>;
        },
        schema: 'proof',
        keys: publicKeysOf(key.publicPem),
        heads: headsDirectory(directory),
        ...options,
      }),
    /** Runs SQL past every trigger, as a superuser or a restore does. */
    force: (...statements: string[]) =>
      own.admin.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        for (const statement of statements) await tx.unsafe(statement);
      }),
  };
}

const tables = ['audit_events', 'audit_links', 'audit_segments', 'audit_sealer'];

/** Statements that keep a copy of the log inside the database, and that put it back: a backup and its restore. */
export const backup = ['create schema copy', ...tables.map((name) => `create table copy.${name} as table proof.${name}`)];
export const restore = tables.flatMap((name) => [`delete from proof.${name}`, `insert into proof.${name} select * from copy.${name}`]);
