import { type ArgumentNode, type FieldNode, Kind, valueFromASTUntyped } from 'graphql';

/** Whether a plan asks for a field as its client does: under its name and with its arguments, however they are written. */
export function isSameField(asked: FieldNode, planned: FieldNode): boolean {
  return asked.name.value === planned.name.value && argumentsOf(asked) === argumentsOf(planned);
}

/** As text: variables by name, and values without regard to how a client may write them. */
function argumentsOf({ arguments: given = [] }: FieldNode): string {
  return given
    .filter(({ value }) => value.kind !== Kind.VARIABLE || !value.name.value.startsWith(contextual))
    .map(({ name, value }) => `${name.value}:${textOf(value)}`)
    .sort()
    .join();
}

/** What @fromContext fills has a variable of this name, and nobody asked for it. */
const contextual = 'contextualArgument_';

function textOf(value: ArgumentNode['value']): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${value.name.value}`;
    case Kind.LIST:
      // A lone value stands for a list of it, at any depth.
      return value.values.length === 1 ? value.values.map(textOf).join() : `[${value.values.map(textOf).join()}]`;
    case Kind.OBJECT:
      return `{${value.fields
        .map(({ name, value: of }) => `${name.value}:${textOf(of)}`)
        .sort()
        .join()}}`;
    default:
      return String(valueFromASTUntyped(value));
  }
}
