import { auditPage, type Database, outbox, schemaOf } from '@klear/db';
import { accessRecorded } from './access-recorded.ts';

const batch = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Tells every fact of a subgraph's audit log once more, as a projection that is built anew needs it: the bus keeps events for a week,
 * the log keeps them for good. 500 in a transaction, in the order of their ids. Answers how many.
 */
export async function retellFacts(db: Pick<Database, 'asSystem'>): Promise<number> {
  let after = beforeAll;
  let count = 0;
  for (;;) {
    const rows = await db.asSystem(async (tx) => {
      const page = await auditPage(tx, { after, limit: batch });
      await outbox.record(tx, accessRecorded(schemaOf(tx), page));
      return page;
    });
    const last = rows.at(-1);
    if (!last) return count;
    count += rows.length;
    after = last.id;
  }
}
