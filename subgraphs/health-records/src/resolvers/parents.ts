import type { UserId } from '@klear/core';
import type { Opened } from '../commands/entry.ts';
import type { allergyView, conditionView, medicationView, observationView } from '../domain/entry-views.ts';

/** What resolvers of each type receive. Entries exist only opened: a decision was made and written down for this viewer. */
interface EntryHead {
  readonly id: string;
  readonly personId: UserId;
  readonly version: number;
  readonly opened: Opened;
}

export interface UserParent {
  readonly id: UserId;
}
export interface HealthRecordParent {
  readonly personId: UserId;
}
export type ConditionParent = EntryHead & ReturnType<typeof conditionView>;
export type AllergyIntoleranceParent = EntryHead & ReturnType<typeof allergyView>;
export type MedicationParent = EntryHead & ReturnType<typeof medicationView>;
export type ObservationParent = EntryHead & ReturnType<typeof observationView>;
