import { doorsToAbstractTypesAreClosed, interfacesShowLabels } from './conventions/abstract-types.ts';
import type { Contract } from './conventions/contract.ts';
import { describedAndNamed } from './conventions/described.ts';
import {
  entitiesAreFoundAgain,
  entitiesAreKeyedById,
  importsAreNotRenamed,
  interfaceObjectsAreImplemented,
} from './conventions/federation.ts';
import { labelsUseKnownWords } from './conventions/label-words.ts';
import { boundedLists } from './conventions/lists.ts';
import { mutationsTakeInputAndAnswerUnion } from './conventions/mutations.ts';
import { outagesStayLocal } from './conventions/partial-answers.ts';
import { personalDataIsLabelled } from './conventions/personal-names.ts';
import {
  labelsStandOnFieldsAndObjects,
  policiesKeepTheirNames,
  protectedFieldsAreLabelledAndNullable,
  sharedLabelsAgree,
} from './conventions/protected-fields.ts';
import { publicTagsAreSafe } from './conventions/public-tags.ts';
import { requiresNothingProtected } from './conventions/required-fields.ts';
import { scopesFitPolicies } from './conventions/scopes-fit-policies.ts';

const ofOneContract = [
  describedAndNamed,
  boundedLists,
  mutationsTakeInputAndAnswerUnion,
  protectedFieldsAreLabelledAndNullable,
  personalDataIsLabelled,
  labelsUseKnownWords,
  scopesFitPolicies,
  labelsStandOnFieldsAndObjects,
  policiesKeepTheirNames,
  interfacesShowLabels,
  importsAreNotRenamed,
  entitiesAreKeyedById,
  entitiesAreFoundAgain,
  publicTagsAreSafe,
];
const ofAllTogether = [
  sharedLabelsAgree,
  doorsToAbstractTypesAreClosed,
  requiresNothingProtected,
  interfaceObjectsAreImplemented,
  outagesStayLocal,
];

/**
 * What the contracts do against the graph's conventions, one line each with the subgraphs that do it; empty is the only good
 * answer. Composition lets all of these pass.
 */
export function conventionFaults(contracts: readonly Contract[]): string[] {
  const found = new Map<string, string[]>();
  for (const contract of contracts) {
    for (const fault of new Set(ofOneContract.flatMap((check) => check(contract)))) {
      found.set(fault, [...(found.get(fault) ?? []), contract.name]);
    }
  }
  return [...[...found].map(([fault, names]) => `${names.join(', ')}: ${fault}`), ...ofAllTogether.flatMap((check) => check(contracts))];
}
