import { GraphQLScalarType, Kind } from 'graphql';
import { scalarFault } from './scalar.ts';

/** FHIR R4's decimal, with the length that keeps a hostile number from being a text store. */
export const decimalForm = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const maxLength = 64;

export function isDecimal(text: string): boolean {
  return text.length <= maxLength && decimalForm.test(text);
}

const fault = () => scalarFault('Decimal must be text such as "6.30"; a JSON number would lose its trailing digits.');

function read(value: unknown): string {
  if (typeof value !== 'string' || !isDecimal(value)) throw fault();
  return value;
}

export const decimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'A decimal number as text, digit for digit as its source wrote it: "6.30" stays "6.30".',
  parseValue: read,
  parseLiteral(node) {
    if (node.kind !== Kind.STRING && node.kind !== Kind.INT && node.kind !== Kind.FLOAT) throw fault();
    return read(node.value);
  },
  serialize(value) {
    if (typeof value !== 'string' || !isDecimal(value)) throw new TypeError('Decimal cannot represent what the resolver returned');
    return value;
  },
});
