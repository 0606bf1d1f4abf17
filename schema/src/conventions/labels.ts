import { joinedLabels, type Labels, labelsOf, type Requirement, standardPurposes } from '@klear/auth';
import { type FieldDefinitionNode, Kind } from 'graphql';
import { type Contract, type Fielded, fieldsOf, isExternal } from './contract.ts';

/** What stands on a field itself and on its type, without what it returns. */
export function ownLabels(contract: Contract, type: Fielded, field: FieldDefinitionNode): Labels {
  const standard = standardPurposes(contract.document);
  return joinedLabels(labelsOf(field.directives ?? [], standard), labelsOf(type.directives ?? [], standard));
}

/** Whether a field may be withheld from somebody. Category NONE tells nothing. */
export function isProtected({ signIn, scopes, policies, phi, personal }: Labels | Requirement): boolean {
  return signIn || scopes.length > 0 || policies.length > 0 || tells(phi) || personal;
}

const tells = (phi: Labels['phi'] | null): boolean => phi !== undefined && phi !== null && phi.category !== 'NONE';

/** Whether whoever is let through by the one is let through by the other too, and what the other keeps the one keeps. */
export function covers(one: Labels | Requirement, other: Labels | Requirement): boolean {
  const kept = (words: Requirement['scopes'], asked: Requirement['scopes']) =>
    asked.length === 0 || (words.length > 0 && words.every((held) => asked.some((wanted) => wanted.every((word) => held.includes(word)))));
  const asksSignIn = one.signIn || one.scopes.length > 0 || one.policies.length > 0 || tells(one.phi);
  return (
    (asksSignIn || !other.signIn) &&
    kept(one.scopes, other.scopes) &&
    kept(one.policies, other.policies) &&
    (one.personal || !other.personal) &&
    (!tells(other.phi) ||
      (one.phi?.category === other.phi?.category && one.phi?.purposes.every((purpose) => other.phi?.purposes.includes(purpose)) === true))
  );
}

/** What each object field asks for by what stands on it and on its type, in all contracts together. */
export function ownTable(contracts: readonly Contract[]): ReadonlyMap<string, Labels> {
  const table = new Map<string, Labels>();
  for (const contract of contracts) {
    for (const { type, field, name } of fieldsOf(contract)) {
      if (isExternal(field) || type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      table.set(name, joinedLabels(table.get(name), ownLabels(contract, type, field)));
    }
  }
  return table;
}
