import { isTypeDefinitionNode, Kind } from 'graphql';
import { publicTag } from '../public-contract.ts';
import { type Contract, directiveOf, type Fielded, fieldsOf, isExternal } from './contract.ts';

const guards = ['phi', 'personal', 'policy'];

/** A person proves who they are to our own clients alone: no third party ever asks for a password. */
const signIn: ReadonlySet<string> = new Set(['signUp', 'signIn']);

/** Tags that would open more than is read where they stand, and what must never be on the public graph: protected data and sign-in. */
export function publicTagsAreSafe(contract: Contract): string[] {
  return [...tagsOfWholeTypes(contract), ...taggedFields(contract)];
}

type Tagged = Parameters<typeof directiveOf>[0];

function tagsOf({ directives = [] }: Tagged): unknown[] {
  return directives.filter(({ name }) => name.value === 'tag').map((directive) => directiveOf({ directives: [directive] }, 'tag')?.name);
}

function tagsOfWholeTypes({ document }: Contract): string[] {
  return document.definitions.flatMap((definition) => {
    if (!isTypeDefinitionNode(definition)) return [];
    const { kind, name } = definition;
    if (kind === Kind.UNION_TYPE_DEFINITION || kind === Kind.SCALAR_TYPE_DEFINITION) return strangeTags(name.value, definition);
    const parts =
      'values' in definition ? (definition.values ?? []) : kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (definition.fields ?? []) : [];
    return [
      ...tagsOf(definition).map(() => `${name.value} is tagged as a whole: what is added to it later would be public unseen`),
      ...parts.flatMap((part) => strangeTags(`${name.value}.${part.name.value}`, part)),
    ];
  });
}

function taggedFields(contract: Contract): string[] {
  return fieldsOf(contract).flatMap(({ type, field, name }) => {
    const strange = [
      ...strangeTags(name, field),
      ...(field.arguments ?? []).flatMap((argument) => strangeTags(`${name}(${argument.name.value}:)`, argument)),
    ];
    if (!tagsOf(field).includes(publicTag)) return strange;
    const isSignIn = type.name.value === 'Mutation' && signIn.has(field.name.value);
    return [
      ...strange,
      ...(isExternal(field) ? [`${name} is tagged where it is external: tag it where it is defined`] : []),
      ...guardsOf(type, field).map((guard) => `${name} is public and carries @${guard}`),
      ...(isSignIn ? [`${name} is public and answers tokens`] : []),
    ];
  });
}

/** Any label of a type or a field counts, also category NONE: what lies beside health data is not published. */
function guardsOf(type: Fielded, field: Tagged): string[] {
  return guards.filter((guard) => directiveOf(type, guard) ?? directiveOf(field, guard));
}

function strangeTags(coordinate: string, node: Tagged): string[] {
  return tagsOf(node)
    .filter((tag) => tag !== publicTag)
    .map((tag) => `${coordinate} has the tag ${String(tag)}, which means nothing here`);
}
