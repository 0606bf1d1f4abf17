import { Kind, print, type UnionTypeDefinitionNode } from 'graphql';
import { type Contract, fieldedTypes, fieldsOf } from './contract.ts';

/**
 * What may be repeated without a key, since a repeat harms nobody: the answer holds secrets, which are never kept; or nothing at all is
 * kept of it (who types).
 */
export const withoutIdempotencyKey: ReadonlySet<string> = new Set([
  'signUp',
  'signIn',
  'refreshSession',
  'exchangeAppCode',
  'signalConversation',
]);

/** Mutations that do not take one `input` with a key, or do not answer a union of success and problems. */
export function mutationsTakeInputAndAnswerUnion(contract: Contract): string[] {
  const { definitions } = contract.document;
  const unions = new Map<string, UnionTypeDefinitionNode>();
  const inputs = new Map<string, Map<string, string>>();
  for (const definition of definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) unions.set(definition.name.value, definition);
    if (definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) continue;
    inputs.set(definition.name.value, new Map(definition.fields?.map((field) => [field.name.value, print(field.type)])));
  }
  const problems = new Set(
    fieldedTypes(contract)
      .filter(({ interfaces }) => interfaces?.some(({ name }) => name.value === 'Problem'))
      .map(({ name }) => name.value),
  );
  const mutations = fieldsOf(contract).filter(({ type }) => type.name.value === 'Mutation');
  return [
    ...mutations.flatMap(({ field, name }) => {
      const verb = field.name.value;
      const stem = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
      const faults: string[] = [];
      const taken = (field.arguments ?? []).map((argument) => `${argument.name.value}: ${print(argument.type)}`);
      if (taken.join() !== `input: ${stem}Input!`) faults.push(`${name} does not take one argument input: ${stem}Input!`);
      if (!withoutIdempotencyKey.has(verb) && inputs.get(`${stem}Input`)?.get('idempotencyKey') !== 'String!') {
        faults.push(`${name} takes no idempotencyKey: String! in its input`);
      }
      const members = unions.get(`${stem}Result`)?.types?.map((type) => type.name.value) ?? [];
      if (print(field.type) !== `${stem}Result!` || members.length === 0) faults.push(`${name} does not answer a union ${stem}Result!`);
      else if (members[0] !== `${stem}Success`) faults.push(`${stem}Result does not begin with ${stem}Success`);
      const strangers = members.slice(1).filter((member) => !problems.has(member));
      return [...faults, ...strangers.map((member) => `${stem}Result has ${member}, which does not implement Problem`)];
    }),
    ...looksLikeProblem(contract, problems),
  ];
}

function looksLikeProblem(contract: Contract, problems: ReadonlySet<string>): string[] {
  return fieldedTypes(contract)
    .filter(({ kind, name, fields }) => {
      const has = (wanted: string) => fields?.some((field) => field.name.value === wanted && print(field.type) === 'String!');
      return kind === Kind.OBJECT_TYPE_DEFINITION && !problems.has(name.value) && has('code') && has('message');
    })
    .map(({ name }) => `${name.value} has code and message and does not implement Problem`);
}
