import { forbidden } from '@klear/core';
import { type AuditFact, audit, type Tx } from '@klear/db';

/**
 * Writes facts into the transaction that they are about; the sealer tells them to others as it chains them. Throws Refusal FORBIDDEN
 * with AUDIT_UNAVAILABLE when they cannot be kept: what was read is withheld then, and what was written is undone.
 */
export async function recordFacts(tx: Tx, facts: readonly AuditFact[]): Promise<void> {
  if (facts.length === 0) return;
  await audit.record(tx, facts, (cause) => Object.assign(forbidden('AUDIT_UNAVAILABLE'), { cause }));
}
