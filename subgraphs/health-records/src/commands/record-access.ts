import { forbidden } from '@klear/core';
import { type AuditFact, audit, type Tx } from '@klear/db';

/** Writes the facts into the transaction that they are about. When that fails the whole access is withheld, not just its trace. */
export async function recordAccess(tx: Tx, facts: readonly AuditFact[]): Promise<void> {
  try {
    await audit.record(tx, facts);
  } catch (cause) {
    throw Object.assign(forbidden('AUDIT_UNAVAILABLE'), { cause });
  }
}
