import { err, forbidden, notFound, ok, parseId, type Result } from '@klear/core';
import { once, outbox } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import type { Credential } from '../domain/practitioner.ts';
import { credentialChanged } from '../events/published.ts';
import { mayVerify } from '../policies/predicates.ts';
import { credentials } from '../store/credentials.ts';
import { type CheckInput, checkShape } from './shapes.ts';
import { inTransaction } from './transaction.ts';
import type { VersionConflict } from './update-service.ts';

/** Notes what a check of somebody else's credential found. VERSION_CONFLICT when it was checked anew since it was read. */
export function verifyCredential(acting: Acting, raw: CheckInput): Promise<Result<Credential, VersionConflict>> {
  const { viewer } = acting;
  const input = parseInput(checkShape, raw);
  const id = parseId<'Credential'>(input.credentialId);
  if (!id) throw notFound('Credential');
  return inTransaction(acting, (tx) =>
    once<Credential, VersionConflict>(
      tx,
      { viewer, mutation: 'verifyCredential', key: input.idempotencyKey, input },
      async () => {
        const [stated] = await credentials.findMany(tx, [id]);
        if (!stated) throw notFound('Credential');
        if (!mayVerify(viewer, stated)) throw forbidden('ROLE_REQUIRED');
        const known = await credentials.findForUpdate(tx, id);
        if (known?.version !== input.expectedVersion) {
          return err({ code: 'VERSION_CONFLICT', message: 'The credential was checked since you read it. Read it again and decide anew.' });
        }
        const credential: Credential = { ...known, verification: input.verification, version: known.version + 1 };
        await credentials.saveCheck(tx, credential);
        const entity = { type: 'Credential', id };
        const subjectPersonId = credential.practitionerId;
        const reason = credential.verification;
        await recordFacts(tx, [{ type: 'credential.checked', action: 'U', outcome: '0', reason, entity, subjectPersonId }]);
        await outbox.record(tx, [credentialChanged(credential, true, tx.now)]);
        return ok(credential);
      },
      async () => {
        const [credential] = await credentials.findMany(tx, [id]);
        if (!credential) throw notFound('Credential');
        return ok(credential);
      },
    ),
  );
}
