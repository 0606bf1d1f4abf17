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

/** Makes the template database of a run: every schema of every subgraph migrated, and the bus. */
export async function prepareTemplate(adminUrl: string): Promise<RunContext> {
  const template = 'klear_template';
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${template}`).finally(() => admin.end());
  const url = inDatabase(adminUrl, template);
  const sources = migrationSources();
  const schemas = Object.fromEntries(sources.map(({ schema }) => [schema, { owner: password(), app: password(), system: password() }]));
  const accounts = Object.entries(schemas).map(([schema, passwords]) => ({ schema, passwords }));
  await prepareCluster(url, accounts);
  const broken: Record<string, string> = {};
  for (const { schema, directory } of sources) {
    const ownerPassword = schemas[schema]?.owner ?? '';
    await migrate({ url, schema, ownerPassword, directory, log: silentLogger }).catch((fault: unknown) => {
      broken[schema] = fault instanceof Error ? fault.message : String(fault);
    });
  }
  const busPassword = password();
  const jobsPassword = password();
  await prepareBus(url, { password: busPassword });
  await prepareJobs(url, { password: jobsPassword });
  return { adminUrl, template, schemas, busPassword, jobsPassword, broken };
}
