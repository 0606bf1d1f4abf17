import { forbidden, newId, unauthenticated } from '@klear/core';
import { outbox } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import type { Credential } from '../domain/practitioner.ts';
import { credentialChanged } from '../events/published.ts';
import { mayEditProfile } from '../policies/predicates.ts';
import { credentials } from '../store/credentials.ts';
import { practitioners } from '../store/practitioners.ts';
import { theOne } from './found.ts';
import { type CredentialInput, credentialShape } from './shapes.ts';
import { onceIn } from './transaction.ts';

/** Adds what the viewer states about themselves; it is ATTESTED until somebody validates it. */
export async function addCredential(acting: Acting, raw: CredentialInput): Promise<Credential> {
  const { viewer } = acting;
  const input = parseInput(credentialShape, raw);
  const personId = viewer.personId;
  if (!personId) throw unauthenticated();
  return onceIn(
    acting,
    { mutation: 'addCredential', key: input.idempotencyKey, input },
    {
      async run(tx) {
        const profile = await theOne('Practitioner', practitioners.findMany(tx, [personId]));
        if (!mayEditProfile(viewer, profile.id)) throw forbidden();
        const { name, code = null, issuer = null, identifier = null, jurisdiction = null, start = null, end = null } = input;
        const facts = { name, code, issuer, identifier, jurisdiction, start, end };
        const credential: Credential = {
          id: newId<'Credential'>(),
          practitionerId: profile.id,
          ...facts,
          verification: 'ATTESTED',
          version: 1,
        };
        await credentials.add(tx, credential);
        const entity = { type: 'Credential', id: credential.id };
        await recordFacts(tx, [{ type: 'credential.added', action: 'C', outcome: '0', entity, subjectPersonId: profile.id }]);
        await outbox.record(tx, [credentialChanged(credential, true, tx.now)]);
        return credential;
      },
      recall: (tx, id) => theOne('Credential', credentials.findMany(tx, [id])),
    },
  );
}
