import type { HealthRecordResolvers } from '../__generated__/resolvers.ts';
import type { Context } from '../context.ts';
import { objectAt, objectsAt, textAt } from '../domain/fhir-json.ts';
import { allergyOf, conditionOf, medicationOf, observationOf } from './opened-entry.ts';
import { partOfRecord } from './part-of-record.ts';

export const HealthRecord: HealthRecordResolvers<Context> = {
  person: ({ personId }) => ({ id: personId }),
  conditions: (parent, args, ctx, info) => partOfRecord(parent, args, ctx, info, { category: 'CONDITIONS', nodeOf: conditionOf }),
  allergies: (parent, args, ctx, info) => partOfRecord(parent, args, ctx, info, { category: 'ALLERGIES', nodeOf: allergyOf }),
  medications: (parent, args, ctx, info) => partOfRecord(parent, args, ctx, info, { category: 'MEDICATIONS', nodeOf: medicationOf }),
  observations(parent, args, ctx, info) {
    const { code } = args;
    const matches = code ? { matches: (resource: Parameters<typeof objectAt>[0]) => holdsCode(resource, code) } : {};
    return partOfRecord(parent, args, ctx, info, { category: 'OBSERVATIONS', nodeOf: observationOf, ...matches });
  },
};

function holdsCode(resource: Parameters<typeof objectAt>[0], code: string): boolean {
  return objectsAt(objectAt(resource, 'code'), 'coding').some((coding) => textAt(coding, 'code') === code);
}
