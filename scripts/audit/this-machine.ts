import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { silentLogger } from '@klear/core';
import { auditRoles, urlAs } from '@klear/db';
import { auditKey } from '@klear/db/audit';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import { auditPasswords, auditSecret, headsIn } from '../launch/audit.ts';
import { claimGraph } from '../launch/claim.ts';
import { secretsIn } from '../launch/secrets.ts';
import { startEnvironment } from '../start/options.ts';
import { type AuditArguments, UsageError } from './arguments.ts';
import { type AuditPlace, readPublicKey } from './place.ts';

/** The graph of this machine: running, or with its database started for as long as it takes. */
export async function thisMachine(args: AuditArguments): Promise<AuditPlace> {
  const { dataDirectory = fileURLToPath(new URL('../../.data', import.meta.url)), databaseUrl } = startEnvironment(process.env);
  if (!existsSync(join(dataDirectory, 'secrets.json')))
    throw new UsageError(`There is no graph in ${dataDirectory} yet. Start it once (npm start), or give --url.`);
  const secrets = await secretsIn(dataDirectory);
  const key = auditKey(auditSecret(secrets));
  const publicPem = args.publicKeyFile ? await readPublicKey(args.publicKeyFile) : key.publicPem;
  const ownArchive = join(dataDirectory, 'audit-archive');
  const archive = args.archive ?? (args.command === 'archive' || existsSync(ownArchive) ? ownArchive : undefined);
  const place = { heads: args.heads ?? headsIn(dataDirectory), archive, publicPem, key };
  if (args.command === 'key') return { ...place, url: '', close: async () => {} };
  const role = args.command === 'archive' ? 'archivist' : 'reader';
  const server = databaseUrl ? undefined : await startEmbeddedPostgres({ directory: join(dataDirectory, 'postgres'), log: silentLogger });
  const adminUrl = databaseUrl ?? server?.url ?? '';
  // Whoever holds the claim stops the server: a running graph keeps it.
  const release = server && (await claimGraph(server.url).catch(() => undefined));
  return {
    ...place,
    url: urlAs(adminUrl, auditRoles[role], auditPasswords(secrets)[role]),
    async close() {
      await release?.();
      if (release) await server?.stop();
    },
  };
}
