import { GraphQLScalarType, Kind } from 'graphql';
import { scalarFault } from './scalar.ts';

const fault = () => scalarFault('SafeInt must be a whole number between -(2^53 - 1) and 2^53 - 1.');

function read(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw fault();
  return value;
}

export const safeIntScalar = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  description: 'A whole number that JSON carries without loss: |n| <= 2^53 - 1.',
  parseValue: read,
  parseLiteral(node) {
    if (node.kind !== Kind.INT) throw fault();
    return read(Number(node.value));
  },
  serialize(value) {
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number))
      throw new TypeError('SafeInt cannot represent what the resolver returned');
    return number;
  },
});
