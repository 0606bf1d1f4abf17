import { isSelf } from '@klear/auth';
import type { UserId, Viewer } from '@klear/core';
import type { AuditFact, Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Contact } from '../domain/contact.ts';

export interface ContactRead {
  readonly id: UserId;
  readonly field: keyof Contact;
  readonly allowed: boolean;
}

/** One's own contact data, seen with one of our own clients: nothing that a log of accesses would tell. An app's look is told. */
export function isOwnAffair(viewer: Viewer, personId: UserId): boolean {
  return isSelf(viewer, personId) && viewer.app === null;
}

/** What a person's contact data is in the audit log. */
export function contactAccess(personId: UserId) {
  return { type: 'contact.read', action: 'R', entity: { type: 'User', id: personId }, subjectPersonId: personId } as const;
}

/** One fact for what was read of a person, and one for what was refused. */
export async function recordContactReads(tx: Tx, reads: readonly ContactRead[]): Promise<void> {
  const accesses = Map.groupBy(reads, ({ id, allowed }) => `${id} ${allowed}`);
  const facts = [...accesses.values()].flatMap((same): AuditFact[] => {
    const [first] = same;
    if (!first) return [];
    const fields = [...new Set(same.map(({ field }) => `User.${field}`))];
    const outcome = first.allowed ? ({ outcome: '0' } as const) : ({ outcome: '4', reason: 'NOT_RELATED' } as const);
    return [{ ...contactAccess(first.id), ...outcome, fields }];
  });
  await recordFacts(tx, facts);
}
