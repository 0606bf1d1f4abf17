import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  visit,
} from 'graphql';

/** The variable and the response name that the router adds to what it asks upstream. Clients cannot see either. */
export const resumeVariable = 'klearResumeAfter';
export const cursorName = 'klearCursor';

/** How a subscription goes on after a break: where the client wants to begin, and which stream it means. */
export interface Resume {
  /** The client's own `resumeAfter`, null when there is none. */
  begin(variables: Readonly<Record<string, unknown>>): string | null;
  /** The variables without the one that only carries the cursor: they tell which stream is meant, wherever one begins in it. */
  rest(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/**
 * Makes the document that is planned for a subscription: `resumeAfter` becomes a variable of the router's, and the event's
 * `cursor` is always asked for. Fields that know neither are left as they are and cannot be resumed.
 */
export function withResume(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): { readonly document: DocumentNode; readonly resume: Resume | undefined } {
  const operation = getOperationAST(document, operationName);
  const field = operation?.selectionSet.selections[0];
  if (operation?.operation !== 'subscription' || field?.kind !== Kind.FIELD || !field.selectionSet) return { document, resume: undefined };
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  const type = definition && getNamedType(definition.type);
  const isResumable =
    definition?.args.some((argument) => argument.name === 'resumeAfter') && isObjectType(type) && 'cursor' in type.getFields();
  if (!isResumable) return { document, resume: undefined };
  const given = field.arguments?.find((argument) => argument.name.value === 'resumeAfter')?.value;
  const changed = resumable(operation, field);
  return {
    document: { ...document, definitions: document.definitions.map((each) => (each === operation ? changed : each)) },
    resume: {
      begin: (variables) => beginOf(given, operation, variables),
      rest: restOf(given, document),
    },
  };
}

function resumable(operation: OperationDefinitionNode, field: FieldNode): OperationDefinitionNode {
  const name = { kind: Kind.NAME, value: resumeVariable } as const;
  const variable = { kind: Kind.VARIABLE, name } as const;
  const argument: ArgumentNode = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'resumeAfter' }, value: variable };
  const others = field.arguments?.filter((each) => each.name.value !== 'resumeAfter') ?? [];
  const cursor: FieldNode = { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: cursorName }, name: { kind: Kind.NAME, value: 'cursor' } };
  const selections = [...(field.selectionSet?.selections ?? []), cursor];
  return {
    ...operation,
    variableDefinitions: [
      ...(operation.variableDefinitions ?? []),
      { kind: Kind.VARIABLE_DEFINITION, variable, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'String' } } },
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [{ ...field, arguments: [...others, argument], selectionSet: { kind: Kind.SELECTION_SET, selections } }],
    },
  };
}

function restOf(given: ValueNode | undefined, document: DocumentNode): Resume['rest'] {
  const name = given?.kind === Kind.VARIABLE ? given.name.value : undefined;
  let uses = 0;
  visit(document, { VariableDefinition: () => false, Variable: (node) => void (node.name.value === name && uses++) });
  if (name === undefined || uses > 1) return (variables) => variables;
  return (variables) => Object.fromEntries(Object.entries(variables).filter(([each]) => each !== name));
}

function beginOf(
  given: ValueNode | undefined,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string | null {
  if (given?.kind === Kind.STRING) return given.value;
  if (given?.kind !== Kind.VARIABLE) return null;
  const name = given.name.value;
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value !== undefined) return typeof value === 'string' ? value : null;
  const declared = operation.variableDefinitions?.find((definition) => definition.variable.name.value === name)?.defaultValue;
  return declared?.kind === Kind.STRING ? declared.value : null;
}
