import { badInput, forbidden, Refusal, unauthenticated } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import type { z } from 'zod';
import type { Acting } from '../deps.ts';
import type { Practitioner } from '../domain/practitioner.ts';
import { practitionerChanged } from '../events/published.ts';
import { mayCreateProfile, mayEditProfile } from '../policies/predicates.ts';
import { practitioners } from '../store/practitioners.ts';
import { changedNames } from './changed-names.ts';
import { theOne } from './found.ts';
import { type ProfileInput, profileShape } from './shapes.ts';
import { onceIn } from './transaction.ts';

/** Creates or changes the viewer's own public profile. Absent fields stay; creating needs a name and a role as practitioner. */
export async function updatePractitionerProfile(acting: Acting, raw: ProfileInput): Promise<Practitioner> {
  const { viewer } = acting;
  const input = parseInput(profileShape, raw);
  const personId = viewer.personId;
  if (!personId) throw unauthenticated();
  return onceIn(
    acting,
    { mutation: 'updatePractitionerProfile', key: input.idempotencyKey, input },
    {
      async run(tx) {
        const known = await practitioners.findForUpdate(tx, personId);
        if (known ? !mayEditProfile(viewer, personId) : !mayCreateProfile(viewer)) throw forbidden(known ? undefined : 'ROLE_REQUIRED');
        const profile = known ? { ...changed(known, input), version: known.version + 1 } : created(personId, input);
        if (known) await practitioners.update(tx, profile);
        else if (!(await practitioners.add(tx, profile))) {
          throw new Refusal('CONFLICT', 'Your profile was made a moment ago. Read it again.');
        }
        const entity = { type: 'Practitioner', id: personId };
        const action = known ? 'U' : 'C';
        const fields = changedNames(input);
        await recordFacts(tx, [{ type: 'profile.changed', action, outcome: '0', entity, subjectPersonId: personId, fields }]);
        await announce(tx, profile);
        return profile;
      },
      recall: (tx) => theOne('Practitioner', practitioners.findMany(tx, [personId])),
    },
  );
}

type Profile = z.output<typeof profileShape>;

function changed(known: Practitioner, input: Profile): Practitioner {
  return {
    ...known,
    displayName: input.displayName ?? known.displayName,
    headline: input.headline === undefined ? known.headline : input.headline,
    bio: input.bio === undefined ? known.bio : input.bio,
    languages: input.languages ?? known.languages,
    specialties: input.specialties ?? known.specialties,
  };
}

function created(id: Practitioner['id'], input: Profile): Practitioner {
  if (!input.displayName) {
    throw badInput([{ path: ['input', 'displayName'], code: 'REQUIRED', message: 'A new profile needs a name.' }]);
  }
  const blank = { id, displayName: input.displayName, headline: null, bio: null, languages: [], specialties: [], active: true, version: 1 };
  return changed(blank, input);
}

async function announce(tx: Tx, profile: Practitioner): Promise<void> {
  const organizationIds = (await practitioners.organizationIdsOf(tx, [profile.id])).get(profile.id) ?? [];
  await outbox.record(tx, [practitionerChanged(profile, organizationIds, tx.now)]);
}
