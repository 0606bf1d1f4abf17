import { isPolicyDirective, labelsOf, renamedPolicies } from '@klear/auth';
import { type FieldDefinitionNode, Kind } from 'graphql';
import { type Contract, directiveOf, type Fielded, fieldedTypes, fieldsOf, isExternal, isNullable } from './contract.ts';
import { ownLabels } from './labels.ts';

/** Of these a refusal is told by `data` itself being null: they answer an outcome or a stream, not a value. */
const answersAsAWhole: ReadonlySet<string> = new Set(['Mutation', 'Subscription']);

/**
 * Whether a refusal makes this very field null. What stands on a type for sign-in, scopes and policies refuses the object as a whole
 * where it is answered; health and personal data are withheld field by field.
 */
function isWithheldAlone(contract: Contract, type: Fielded, field: FieldDefinitionNode): boolean {
  if (answersAsAWhole.has(type.name.value)) return false;
  const { phi, personal } = ownLabels(contract, type, field);
  const { scopes, policies } = labelsOf(field.directives ?? [], []);
  return (phi !== undefined && phi.category !== 'NONE') || personal || scopes.length > 0 || policies.length > 0;
}

/** Protected fields whose refusal could not be told, and types of health data that are labelled in part. */
export function protectedFieldsAreLabelledAndNullable(contract: Contract): string[] {
  const health = new Set(
    fieldedTypes(contract).filter((type) => directiveOf(type, 'phi') || type.fields?.some((field) => directiveOf(field, 'phi'))),
  );
  return fieldsOf(contract).flatMap(({ type, field, name }) => {
    const label = directiveOf(field, 'phi');
    const faults: string[] = [];
    if (health.has(type) && !label && !isExternal(field)) faults.push(`${name} lies in a type of health data and has no @phi`);
    if (isWithheldAlone(contract, type, field) && !isNullable(field.type))
      faults.push(`${name} is protected and not nullable: a refusal could not be told`);
    return faults;
  });
}

/** Policies under names that nobody looks for. */
export function policiesKeepTheirNames({ document }: Contract): string[] {
  return renamedPolicies(document);
}

/** Fields that several subgraphs define with different labels, on them or on their types; composition adds them up and at most hints at it. */
export function sharedLabelsAgree(contracts: readonly Contract[]): string[] {
  const said = new Map<string, Set<string>>();
  for (const contract of contracts) {
    for (const { type, field, name } of fieldsOf(contract)) {
      if (isExternal(field) || type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      said.set(name, (said.get(name) ?? new Set()).add(textOf(contract, type, field)));
    }
  }
  return [...said].filter(([, texts]) => texts.size > 1).map(([name]) => `${name} is labelled differently by the subgraphs that share it`);
}

function textOf(contract: Contract, type: Fielded, field: FieldDefinitionNode): string {
  const { phi, scopes, policies, ...rest } = ownLabels(contract, type, field);
  const sorted = (words: readonly (readonly string[])[]) => words.map((each) => each.toSorted().join('+')).sort();
  return JSON.stringify([rest, phi ? [phi.category, phi.purposes.toSorted()] : null, sorted(scopes), sorted(policies)]);
}

/** Labels on what answers many kinds of things: composition refuses some, and forgets others on the way to the kinds. */
export function labelsStandOnFieldsAndObjects({ document }: Contract): string[] {
  const standing = (node: { readonly directives?: readonly { readonly name: { readonly value: string } }[] | undefined }) =>
    (node.directives ?? []).filter(({ name }) => isPolicyDirective(name.value)).map(({ name }) => `@${name.value}`);
  return document.definitions.flatMap((node) => {
    if (node.kind !== Kind.SCALAR_TYPE_DEFINITION && node.kind !== Kind.ENUM_TYPE_DEFINITION) return [];
    return standing(node).map((label) => `${node.name.value} carries ${label}: put it on the fields that answer it`);
  });
}
