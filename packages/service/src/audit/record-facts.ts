import { forbidden } from '@klear/core';
import { type AuditFact, audit, outbox, schemaOf, type Tx } from '@klear/db';
import { accessRecorded } from './access-recorded.ts';

/**
 * Writes facts into the transaction that they are about, and lets them leave with it as one event. Throws Refusal FORBIDDEN with
 * AUDIT_UNAVAILABLE when they cannot be kept: what was read is withheld then, and what was written is undone.
 */
export async function recordFacts(tx: Tx, facts: readonly AuditFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = await kept(audit.record(tx, facts));
  await kept(outbox.record(tx, accessRecorded(schemaOf(tx), rows, tx.now)));
}

async function kept<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (cause) {
    throw Object.assign(forbidden('AUDIT_UNAVAILABLE'), { cause });
  }
}
