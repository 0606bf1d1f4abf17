import { type Finding, headsDirectory, publicKeysOf, type SchemaReport, verifySchema } from '@klear/db/audit';
import postgres from 'postgres';
import type { AuditArguments } from './arguments.ts';
import type { AuditPlace } from './place.ts';
import { findingLine, summaryLine } from './report.ts';
import { auditSchemas, roleWarning } from './schemas.ts';

/** Verifies schema by schema and tells as it goes: progress on stderr, results on stdout. */
export async function runVerify(args: AuditArguments, place: AuditPlace): Promise<number> {
  const keys = publicKeysOf(place.publicPem);
  const sql = postgres(place.url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'klear audit', default_transaction_read_only: true },
  });
  try {
    const { present, gone } = await auditSchemas(sql, place.heads);
    const schemas = args.schemas.length > 0 ? present.filter((name) => args.schemas.includes(name)) : present;
    const missing = [...gone, ...args.schemas.filter((name) => !present.includes(name) && !gone.includes(name))].filter(
      (name) => args.schemas.length === 0 || args.schemas.includes(name),
    );
    const { host, pathname } = new URL(place.url);
    const say = (line: string) => (args.json ? undefined : console.log(line));
    say(
      `Audit log of ${schemas.length} schemas on ${host}${pathname}, read only; heads in ${place.heads}; trusting ${[...keys.keys()].join(', ')}`,
    );
    const warning = schemas[0] && (await roleWarning(sql, schemas[0]));
    if (warning) console.error(`  warning: ${warning}`);

    const reports: SchemaReport[] = [];
    for (const schema of schemas) {
      const report = await verifySchema({
        inSnapshot: async (work) => {
          let value: Awaited<ReturnType<typeof work>> | undefined;
          await sql.begin('isolation level repeatable read read only', async (tx) => {
            value = await work(tx);
          });
          return value as Awaited<ReturnType<typeof work>>;
        },
        schema,
        keys,
        heads: headsDirectory(place.heads),
        archive: place.archive,
        accepted: args.accepted.get(schema) ?? new Set(),
        graceSeconds: args.graceSeconds,
        progress: progressOf(schema),
      });
      reports.push(report);
      say(summaryLine(report));
      for (const note of report.notes) say(`    note: ${note}`);
      for (const finding of report.findings) say(`    ${findingLine(finding)}`);
    }
    const lost = missing.map(goneFinding);
    for (const finding of lost) say(findingLine(finding));
    const count = reports.reduce((sum, { findings }) => sum + findings.length, lost.length);
    if (args.json) console.log(JSON.stringify({ sound: count === 0, reports, lost }, null, 2));
    else
      say(
        count === 0
          ? 'Sound: nothing is missing, changed or put in.'
          : `NOT SOUND: ${count} findings. The first bad row of each chain is named above.`,
      );
    return count === 0 ? 0 : 1;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function goneFinding(schema: string): Finding {
  return {
    kind: 'deleted',
    schema,
    chain: null,
    sequence: null,
    eventId: null,
    says: 'there are heads of this schema, and no audit log of it',
  };
}

/** A line every five seconds on long work. */
function progressOf(schema: string): (links: number) => void {
  let told = performance.now();
  return (links) => {
    if (performance.now() - told < 5_000) return;
    told = performance.now();
    console.error(`  ${schema}: ${links.toLocaleString('en')} links so far`);
  };
}
