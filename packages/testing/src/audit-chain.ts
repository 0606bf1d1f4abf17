import type { Sql } from 'postgres';

/**
 * One link and one segment of nobody in particular, past the triggers that would refuse them: a table without rows proves nothing
 * about its policies. `admin` is a superuser.
 */
export async function seedAuditChain(admin: Sql, schema: string): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`
      insert into ${schema}.audit_links (chain, sequence, epoch, event_id, sealed_at, hash, key, signature)
        values (gen_random_uuid(), 1, 1, gen_random_uuid(), now(), 'x', 'x', 'x');
      insert into ${schema}.audit_segments
          (chain, first_sequence, last_sequence, epoch, previous_hash, last_hash, proof, archived_at, key, signature)
        values (gen_random_uuid(), 1, 1, 1, 'x', 'x', 'x', now(), 'x', 'x')`);
  });
}
