import { archiveBefore, headsDirectory } from '@klear/db/audit';
import postgres from 'postgres';
import { type AuditArguments, UsageError } from './arguments.ts';
import type { AuditPlace } from './place.ts';
import { auditSchemas } from './schemas.ts';

/** Archives schema by schema; what is done stays done when a later one fails. */
export async function runArchive({ before, schemas }: AuditArguments, place: AuditPlace): Promise<number> {
  const { key, archive } = place;
  if (!before || !key || !archive) throw new UsageError('archive needs --before DATE, --archive DIR and the key.');
  const sql = postgres(place.url, { max: 1, onnotice: () => {}, connection: { application_name: 'klear audit' } });
  try {
    const { present } = await auditSchemas(sql, place.heads);
    console.log(`Archiving what was sealed before ${before.toISOString()} into ${archive}`);
    for (const schema of present.filter((name) => schemas.length === 0 || schemas.includes(name))) {
      const progress = ({ chain, first_sequence, last_sequence }: { chain: string; first_sequence: number; last_sequence: number }) =>
        console.error(`  ${schema} ${chain}: ${first_sequence} to ${last_sequence}`);
      const done = await archiveBefore({ sql, schema, key, heads: headsDirectory(place.heads), directory: archive, before, progress });
      console.log(`  ${schema.padEnd(16)}${done.links} facts in ${done.segments} segments`);
    }
    console.log('Done. Keep the files: npm run audit -- verify --archive DIR walks them.');
    return 0;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
