import { notFound, parseId } from '@klear/core';
import { outbox } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import type { CredentialId } from '../domain/ids.ts';
import { credentialChanged } from '../events/published.ts';
import { mayEditProfile } from '../policies/predicates.ts';
import { credentials } from '../store/credentials.ts';
import { theOne } from './found.ts';
import { onceIn } from './transaction.ts';

/** Removes a credential from the viewer's own profile. */
export async function removeCredential(
  acting: Acting,
  input: { credentialId: string; idempotencyKey: string },
): Promise<{ id: CredentialId }> {
  const id = parseId<'Credential'>(input.credentialId);
  if (!id) throw notFound('Credential');
  return onceIn(
    acting,
    { mutation: 'removeCredential', key: input.idempotencyKey, input },
    {
      async run(tx) {
        const credential = await theOne('Credential', credentials.findMany(tx, [id]));
        if (!mayEditProfile(acting.viewer, credential.practitionerId)) throw notFound('Credential');
        await credentials.remove(tx, credential);
        const subjectPersonId = credential.practitionerId;
        await recordFacts(tx, [
          { type: 'credential.removed', action: 'D', outcome: '0', entity: { type: 'Credential', id }, subjectPersonId },
        ]);
        await outbox.record(tx, [credentialChanged({ ...credential, version: credential.version + 1 }, false, tx.now)]);
        return { id };
      },
      recall: async () => ({ id }),
    },
  );
}
