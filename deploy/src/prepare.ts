import { readdirSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { prepareAudit, prepareCluster } from '@klear/db';
import { prepareBus } from '@klear/events';
import { prepareJobs } from '@klear/jobs';
import { prepareRouter } from '@klear/router/prepare';
import { readEnv } from './env.ts';
import { subgraphs } from './secrets.ts';

const { adminUrl, folder } = readEnv(process.env);
const files = new Map(readdirSync(folder).map((name) => [name, parseEnv(readFileSync(`${folder}/${name}`, 'utf8'))]));

/** A secret of an env file; a missing one ends the run with its place. */
function secret(file: string, name: string): string {
  const value = files.get(file)?.[name];
  if (!value) throw new Error(`${folder}/${file} has no ${name}`);
  return value;
}

const accounts = subgraphs.map((name) => {
  const of = (role: string): string => secret(`${name}.env`, `DATABASE_${role}_PASSWORD`);
  return { schema: name.replaceAll('-', '_'), passwords: { owner: of('OWNER'), app: of('APP'), system: of('SYSTEM') } };
});
await prepareCluster(adminUrl, accounts);
// Folders that an older release wrote have no auditors.env: the audit log is kept, and nobody can sign in to verify it.
if (files.has('auditors.env')) {
  const passwordOf = (role: string): string => secret('auditors.env', `AUDIT_${role}_PASSWORD`);
  await prepareAudit(adminUrl, { reader: passwordOf('READER'), archivist: passwordOf('ARCHIVIST') });
}
await prepareBus(adminUrl, { password: secret('queues.env', 'BUS_PASSWORD') });
await prepareJobs(adminUrl, { password: secret('queues.env', 'JOBS_PASSWORD') });
// Folders that an older release wrote have no router.env: its rate limits are on Redis then, or hold per process.
if (files.has('router.env')) await prepareRouter(adminUrl, { password: secret('router.env', 'ROUTER_PASSWORD') });
console.log(
  `Prepared ${accounts.length} schemas with three roles each, the bus, the jobs and the router's rate limits. Services migrate their own schema when they start.`,
);
