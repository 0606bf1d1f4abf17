import { notFound, ok, type Result } from '@klear/core';
import { once } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { notificationChannels } from '../domain/preferences.ts';
import { leaf } from '../inputs.ts';
import { findPersonForUpdate, replacePreferences } from '../store/persons.ts';
import { personIn, repeatable } from './acting.ts';
import type { ChangedUser } from './update-profile.ts';

const shape = z.object({
  locale: leaf.locale.nullish(),
  timeZone: leaf.timeZone.nullish(),
  channels: z.array(z.enum(notificationChannels)).nullish(),
});
export type UpdatePreferences = z.input<typeof shape> & { idempotencyKey: string };

/** Changes one's own choices: absent and null fields stay, channels are replaced as a whole. */
export function updatePreferences(ctx: Acting, input: UpdatePreferences): Promise<Result<ChangedUser, never>> {
  const personId = personIn(ctx.viewer);
  const change = parseInput(shape, input);
  const call = repeatable(ctx.viewer, 'updatePreferences', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedUser, never>(
      tx,
      call,
      async () => {
        const person = await findPersonForUpdate(tx, ctx.vault, personId);
        if (!person) throw notFound('User');
        const { locale, timeZone, channels } = person.row;
        await replacePreferences(tx, personId, {
          locale: change.locale ?? locale,
          timeZone: change.timeZone ?? timeZone,
          channels: change.channels ? [...new Set(change.channels)] : channels,
        });
        const fields = (['locale', 'timeZone', 'channels'] as const).filter(
          (field) => change[field] !== undefined && change[field] !== null,
        );
        const entity = { type: 'User', id: personId };
        await recordFacts(tx, [{ type: 'preferences.changed', action: 'U', outcome: '0', entity, subjectPersonId: personId, fields }]);
        return ok({ id: personId });
      },
      async () => ok({ id: personId }),
    ),
  );
}
