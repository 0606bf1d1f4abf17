import { type DirectiveNode, type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/** Reads a Boolean variable of the running operation. */
export type Condition = (name: string) => boolean;

/** Evaluates @skip and @include of a selection. */
export function isIncluded(directives: readonly DirectiveNode[] | undefined, condition: Condition): boolean {
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const holds = value?.kind === Kind.VARIABLE ? condition(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    if (holds === (name === 'skip')) return false;
  }
  return true;
}

/** The names of all variables that @skip and @include of a document look at, in the order of the document. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      if (node.name.value !== 'skip' && node.name.value !== 'include') return;
      for (const argument of node.arguments ?? []) if (argument.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
    },
  });
  return [...names];
}

/** Reads the Boolean variables of an operation: as given, else the declared default. Absent and faulty ones read as false. */
export function createCondition(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Condition {
  return (name) => {
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) return variables[name] === true;
    const definition = operation.variableDefinitions?.find((candidate) => candidate.variable.name.value === name);
    return definition?.defaultValue?.kind === Kind.BOOLEAN && definition.defaultValue.value;
  };
}
