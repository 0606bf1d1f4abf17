import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';

/** One subgraph's contract, parsed: preamble and own part. */
export interface Contract {
  readonly name: string;
  readonly document: DocumentNode;
}

export type Fielded = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export const rootTypes: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** Object and interface types, in the order of the document. */
export function fieldedTypes({ document }: Contract): Fielded[] {
  return document.definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
}

/** Every field of every object and interface type, with `Type.field` as its name. */
export function fieldsOf(contract: Contract): { type: Fielded; field: FieldDefinitionNode; name: string }[] {
  return fieldedTypes(contract).flatMap((type) =>
    (type.fields ?? []).map((field) => ({ type, field, name: `${type.name.value}.${field.name.value}` })),
  );
}

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** The arguments of a directive where it stands, undefined where it does not. */
export function directiveOf(node: Directed, name: string): Readonly<Record<string, unknown>> | undefined {
  const directive = node.directives?.find((each) => each.name.value === name);
  return directive && Object.fromEntries((directive.arguments ?? []).map((each) => [each.name.value, valueFromASTUntyped(each.value)]));
}

export const isExternal = (field: FieldDefinitionNode): boolean => directiveOf(field, 'external') !== undefined;

/** The innermost name of a type: `[Slot!]!` gives Slot. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

export function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.LIST_TYPE);
}

export const isNullable = (type: TypeNode): boolean => type.kind !== Kind.NON_NULL_TYPE;
