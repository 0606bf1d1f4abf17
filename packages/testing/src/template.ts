import { randomBytes } from 'node:crypto';
import { silentLogger } from '@klear/core';
import { migrate, prepareCluster } from '@klear/db';
import { prepareBus } from '@klear/events';
import { prepareJobs } from '@klear/jobs';
import postgres from 'postgres';
import { migrationSources } from './migration-sources.ts';
import type { RunContext } from './run-context.ts';

const password = () => randomBytes(18).toString('base64url');

/** Adds or replaces the database's name in a URL. */
export function inDatabase(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.href;
}

/** The passwords of a cluster's roles. Roles are cluster-wide, so a second template on one server needs the same ones. */
export type Passwords = Pick<RunContext, 'schemas' | 'busPassword' | 'jobsPassword'>;

export function freshPasswords(schemas: readonly string[]): Passwords {
  const accounts = schemas.map((schema) => [schema, { owner: password(), app: password(), system: password() }] as const);
  return { schemas: Object.fromEntries(accounts), busPassword: password(), jobsPassword: password() };
}

/** Makes a template database: every schema of every subgraph migrated, the bus and the job store. */
export async function prepareTemplate(
  adminUrl: string,
  { template = 'klear_template', sources = migrationSources(), passwords = freshPasswords(sources.map(({ schema }) => schema)) } = {},
): Promise<RunContext> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${template}`).finally(() => admin.end());
  const url = inDatabase(adminUrl, template);
  const { schemas, busPassword, jobsPassword } = passwords;
  await prepareCluster(
    url,
    Object.entries(schemas).map(([schema, account]) => ({ schema, passwords: account })),
  );
  const broken: Record<string, string> = {};
  for (const { schema, directory } of sources) {
    const ownerPassword = schemas[schema]?.owner ?? '';
    await migrate({ url, schema, ownerPassword, directory, log: silentLogger }).catch((fault: unknown) => {
      broken[schema] = fault instanceof Error ? fault.message : String(fault);
    });
  }
  await prepareBus(url, { password: busPassword });
  await prepareJobs(url, { password: jobsPassword });
  return { adminUrl, template, ...passwords, broken };
}
