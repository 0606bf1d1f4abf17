import { parseId, type UserId } from '@klear/core';
import type { AuditTable, RefusedAccess } from '@klear/service';
import type { Entry } from '../commands/entry.ts';
import type { Category } from '../domain/category.ts';
import type { HealthRecordParent, UserParent } from '../resolvers/parents.ts';

type Input = Readonly<Record<string, unknown>>;

const added = (entity: Category) =>
  ({ type: 'record.added', action: 'C', entity, of: ({ personId }: Input) => ({ subjectPersonId: personId }) }) as const;

const recordOf = (personId: UserId | undefined): RefusedAccess => {
  return { type: 'record.read', action: 'R', entity: { type: 'HealthRecord' }, ...(personId && { subjectPersonId: personId }) };
};
const entryOf = ({ id, personId }: Pick<Entry, 'id' | 'personId'>): RefusedAccess => ({
  ...recordOf(personId),
  entity: { type: 'HealthRecord', id },
});

/** What health-records writes down beside its reads: every mutation, and what the gate refuses before a decision is made. */
export const audited: AuditTable = {
  mutations: {
    addCondition: added('CONDITIONS'),
    addAllergyIntolerance: added('ALLERGIES'),
    addMedication: added('MEDICATIONS'),
    addObservation: added('OBSERVATIONS'),
    markEnteredInError: {
      type: 'record.marked',
      action: 'U',
      entity: 'HealthRecord',
      of: ({ personId, entryId }) => ({ subjectPersonId: personId, entityId: entryId }),
    },
  },
  parents: {
    HealthRecord: ({ personId }: HealthRecordParent) => recordOf(personId),
    Condition: entryOf,
    AllergyIntolerance: entryOf,
    Medication: entryOf,
    Observation: entryOf,
  },
  inside: ['CodeableConcept', 'ObservationComponent', 'Quantity'],
  doors: {
    'Query.healthRecord': (_parent: unknown, { personId }: { personId: string }) => recordOf(parseId<'User'>(personId)),
    'User.healthRecord': ({ id }: UserParent) => recordOf(id),
    'User.accessLog': ({ id }: UserParent) => {
      return { type: 'record.log', action: 'R', entity: { type: 'ACCESS_LOG' }, subjectPersonId: id };
    },
  },
};
