import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A scalar's complaint. Its text names the expected form and never the value, so it may be shown. */
export function scalarFault(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', safe: true } });
}

/** Builds a scalar that travels as text. `parse` answers undefined for text that is not of the form. */
export function textScalar<T>(options: {
  name: string;
  description: string;
  expected: string;
  parse: (text: string) => T | undefined;
  print: (value: unknown) => string | undefined;
}): GraphQLScalarType<T, string> {
  const fault = () => scalarFault(`${options.name} must be ${options.expected}.`);
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' ? options.parse(value) : undefined;
    if (parsed === undefined) throw fault();
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name: options.name,
    description: options.description,
    parseValue: read,
    parseLiteral(node) {
      if (node.kind !== Kind.STRING) throw fault();
      return read(node.value);
    },
    serialize(value) {
      const text = options.print(value);
      if (text === undefined) throw new TypeError(`${options.name} cannot represent what the resolver returned`);
      return text;
    },
  });
}
