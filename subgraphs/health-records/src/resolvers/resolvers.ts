import type { Resolvers } from '../__generated__/resolvers.ts';
import type { Context } from '../context.ts';
import { AllergyIntolerance } from './AllergyIntolerance.ts';
import { Condition } from './Condition.ts';
import { HealthRecord } from './HealthRecord.ts';
import { Medication } from './Medication.ts';
import { addAllergyIntolerance } from './Mutation/addAllergyIntolerance.ts';
import { addCondition } from './Mutation/addCondition.ts';
import { addMedication } from './Mutation/addMedication.ts';
import { addObservation } from './Mutation/addObservation.ts';
import { markEnteredInError } from './Mutation/markEnteredInError.ts';
import { Observation } from './Observation.ts';
import { healthRecord } from './Query/healthRecord.ts';
import { User } from './User.ts';

export const resolvers: Resolvers<Context> = {
  Query: { healthRecord },
  Mutation: { addCondition, addAllergyIntolerance, addMedication, addObservation, markEnteredInError },
  User,
  HealthRecord,
  Condition,
  AllergyIntolerance,
  Medication,
  Observation,
};
