import { notFound, ok, type Result, type UserId } from '@klear/core';
import { once } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import type { Contact } from '../domain/contact.ts';
import { leaf } from '../inputs.ts';
import { findPersonForUpdate, replaceContact } from '../store/persons.ts';
import { personIn, repeatable } from './acting.ts';

const shape = z.object({
  name: leaf.name.nullish().refine((name) => name !== null, { error: 'A person keeps a name.', params: { code: 'REQUIRED' } }),
  phone: leaf.phone.nullish(),
  birthDate: leaf.birthDate.nullish(),
  address: leaf.address.nullish(),
});
export type UpdateProfile = z.input<typeof shape> & { idempotencyKey: string };

export interface ChangedUser {
  readonly id: UserId;
}

const changeable = ['name', 'phone', 'birthDate', 'address'] as const;

/** Changes one's own contact data: absent fields stay, null clears. The audit names fields, never values. */
export function updateProfile(ctx: Acting, input: UpdateProfile): Promise<Result<ChangedUser, never>> {
  const personId = personIn(ctx.viewer);
  const change = parseInput(shape, input);
  const call = repeatable(ctx.viewer, 'updateProfile', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedUser, never>(
      tx,
      call,
      async () => {
        const person = await findPersonForUpdate(tx, ctx.vault, personId);
        if (!person) throw notFound('User');
        const fields = changeable.filter((field) => change[field] !== undefined);
        const changed = Object.fromEntries(fields.map((field) => [field, change[field]])) as Partial<Contact>;
        await replaceContact(tx, ctx, personId, { ...person.contact, ...changed });
        await recordFacts(tx, [
          { type: 'user.changed', action: 'U', outcome: '0', entity: { type: 'User', id: personId }, subjectPersonId: personId, fields },
        ]);
        return ok({ id: personId });
      },
      async () => ok({ id: personId }),
    ),
  );
}
