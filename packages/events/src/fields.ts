import { type Id, isUuid, type OrganizationId, roles, type UserId } from '@klear/core';
import { z } from 'zod';

/** The only leaves that an event payload may have: ids, times, codes, whole numbers and flags. Free text has no field here. */
const idField = <Kind extends string>() => z.custom<Id<Kind>>((value) => isUuid(value), 'must be a lower-case UUID').meta({ leaf: 'id' });

export const fields = {
  userId: idField<'User'>() as z.ZodType<UserId>,
  organizationId: idField<'Organization'>() as z.ZodType<OrganizationId>,
  id: idField,
  /** ISO 8601 UTC with milliseconds. */
  time: z.iso.datetime({ offset: false }).meta({ leaf: 'time' }),
  /** A word of a closed list or a coding system: no spaces, no '@', at most 64 characters. */
  code: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$/)
    .meta({ leaf: 'code' }),
  role: z.enum(roles).meta({ leaf: 'code' }),
  oneOf: <const Words extends readonly [string, ...string[]]>(...words: Words) => z.enum(words).meta({ leaf: 'code' }),
  whole: z.int().meta({ leaf: 'number' }),
  flag: z.boolean().meta({ leaf: 'flag' }),
};
