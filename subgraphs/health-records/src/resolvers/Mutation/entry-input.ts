import { asId, isUuid, type UserId } from '@klear/core';
import { isCalendarDate } from '@klear/service';
import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);

/** Shapes that the inputs of this subgraph share. Texts are bounded, since each is sealed and opened as a whole. */
export const entryInput = {
  personId: z
    .string()
    .refine(isUuid, { error: 'This is not an id', params: { code: 'WRONG_FORMAT' } })
    .transform((id): UserId => asId<'User'>(id)),
  entryId: z.string().refine(isUuid, { error: 'This is not an id', params: { code: 'WRONG_FORMAT' } }),
  idempotencyKey: text(200),
  code: z.object({ system: z.url().max(200), code: text(100), display: text(500).nullish() }),
  text: text(2_000).nullish(),
  unit: text(50).nullish(),
  /** YYYY, YYYY-MM or YYYY-MM-DD: as precise as it is known. */
  partialDate: z
    .string()
    .refine((date) => /^\d{4}(-\d{2}){0,2}$/.test(date) && isCalendarDate(`${date}-01-01`.slice(0, 10)), {
      error: 'This is not a date: write YYYY, YYYY-MM or YYYY-MM-DD',
      params: { code: 'WRONG_FORMAT' },
    })
    .nullish(),
} as const;
