import { anyone, createPermissions, type PermissionTree, signedIn } from '@klear/auth';
import { openedToViewer } from './rules.ts';

/**
 * The gate of health-records. Parts of a record decide in their resolvers, where consents and audit are; entries are guarded on
 * their types, so that `_entities` is covered; parts of an entry hang on an entry that was opened.
 */
export const permissionTree: PermissionTree = {
  Query: { healthRecord: signedIn },
  Mutation: {
    addCondition: signedIn,
    addAllergyIntolerance: signedIn,
    addMedication: signedIn,
    addObservation: signedIn,
    markEnteredInError: signedIn,
  },
  User: { id: anyone, healthRecord: signedIn, accessLog: signedIn },
  Practitioner: { id: anyone },
  Organization: { id: anyone },
  HealthRecord: signedIn,
  Condition: openedToViewer,
  AllergyIntolerance: openedToViewer,
  Medication: openedToViewer,
  Observation: openedToViewer,
  CodeableConcept: signedIn,
  Coding: signedIn,
  ObservationComponent: signedIn,
  Quantity: signedIn,
  Money: signedIn,
  PageInfo: signedIn,
  ConditionConnection: signedIn,
  ConditionEdge: signedIn,
  AllergyIntoleranceConnection: signedIn,
  AllergyIntoleranceEdge: signedIn,
  MedicationConnection: signedIn,
  MedicationEdge: signedIn,
  ObservationConnection: signedIn,
  ObservationEdge: signedIn,
  AccessLogEntry: signedIn,
  AccessLogConnection: signedIn,
  AccessLogEdge: signedIn,
  AddConditionSuccess: signedIn,
  AddAllergyIntoleranceSuccess: signedIn,
  AddMedicationSuccess: signedIn,
  AddObservationSuccess: signedIn,
  MarkEnteredInErrorSuccess: signedIn,
  VersionConflict: signedIn,
};

export const permissions = createPermissions(permissionTree);
