import {
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { AdmittedOperation } from '../../operation.ts';

/** What of the schema an operation uses, as schema coordinates: "User", "User.name", "Query.user(id:)", "Kind.BOOK", "Input.field", "@include". */
export interface UsedElements {
  /** What the document itself names. */
  readonly fixed: readonly string[];
  /** What its variables name: input fields by their keys and enum values. Undefined when no variable can. Never another value. */
  readonly ofVariables: ((variables: Readonly<Record<string, unknown>>) => Set<string>) | undefined;
}

/** `document` is validated. Only the fragments that the operation spreads count. */
export function usedElements(
  schema: GraphQLSchema,
  { document, definition }: Pick<AdmittedOperation, 'document' | 'definition'>,
): UsedElements {
  const fragments = new Map(
    document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]),
  );
  const fixed = new Set<string>();
  for (const part of [definition, ...reachable(definition, fragments)]) collect(schema, part, fixed);
  return { fixed: [...fixed], ofVariables: variablesOf(schema, definition) };
}

function reachable(from: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): Set<FragmentDefinitionNode> {
  const found = new Set<FragmentDefinitionNode>();
  const look = (part: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(part, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || found.has(fragment)) return;
        found.add(fragment);
        look(fragment);
      },
    });
  look(from);
  return found;
}

function collect(schema: GraphQLSchema, part: OperationDefinitionNode | FragmentDefinitionNode, used: Set<string>): void {
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field() {
      const field = types.getFieldDef();
      const parent = types.getParentType();
      if (!field || !parent || field.name.startsWith('__')) return;
      used.add(`${parent.name}.${field.name}`);
      used.add(getNamedType(field.type).name);
    },
    Argument({ name }) {
      const field = types.getFieldDef();
      const parent = types.getParentType();
      if (field && parent && !types.getDirective()) used.add(`${parent.name}.${field.name}(${name.value}:)`);
    },
    Directive({ name }) {
      used.add(`@${name.value}`);
    },
    // A condition of a fragment, and the type of a variable.
    NamedType({ name }) {
      used.add(name.value);
    },
    ObjectField({ name }) {
      const parent = types.getParentInputType();
      const input = parent && getNamedType(parent);
      if (input) used.add(`${input.name}.${name.value}`);
    },
    EnumValue({ value }) {
      const type = types.getInputType();
      const named = type && getNamedType(type);
      if (named && isEnumType(named)) used.add(`${named.name}.${value}`);
    },
  });
  visit(part, visitor);
}

function variablesOf(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): UsedElements['ofVariables'] {
  const read = variableDefinitions.flatMap(({ variable, type }): [string, GraphQLInputType][] => {
    const found = typeFromAST(schema, type);
    const named = found && getNamedType(found);
    return named && (isEnumType(named) || isInputObjectType(named)) ? [[variable.name.value, named]] : [];
  });
  if (read.length === 0) return undefined;
  return (variables) => {
    const used = new Set<string>();
    for (const [name, type] of read) walk(variables[name], type, used);
    return used;
  };
}

function walk(value: unknown, type: GraphQLInputType, used: Set<string>): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) walk(item, type, used);
  } else if (isEnumType(type)) {
    if (typeof value === 'string' && type.getValue(value)) used.add(`${type.name}.${value}`);
  } else if (isInputObjectType(type) && typeof value === 'object') {
    const fields = type.getFields();
    for (const [name, item] of Object.entries(value)) {
      const field = fields[name];
      if (!field) continue;
      used.add(`${type.name}.${name}`);
      const named = getNamedType(field.type);
      if (!isLeafType(named) || isEnumType(named)) walk(item, named, used);
    }
  }
}
