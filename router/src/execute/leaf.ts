import { type GraphQLLeafType, isEnumType } from 'graphql';

/** How a scalar or an enum leaves the router: as JSON text, or undefined when the subgraph gave a value of another kind. */
export type LeafWriter = (value: unknown) => string | undefined;

const maxInt = 2_147_483_647;

const builtIn: Readonly<Record<string, LeafWriter>> = {
  String: (value) => (typeof value === 'string' ? JSON.stringify(value) : undefined),
  ID: (value) => (typeof value === 'string' ? JSON.stringify(value) : Number.isInteger(value) ? `"${value}"` : undefined),
  Int: (value) => (Number.isInteger(value) && Math.abs(Number(value)) <= maxInt + (Number(value) < 0 ? 1 : 0) ? String(value) : undefined),
  Float: (value) => (typeof value === 'number' ? JSON.stringify(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

/** Custom scalars pass as the JSON that the subgraph made of them; enums only with a value that the API schema shows. */
export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return (value) => (typeof value === 'string' ? texts.get(value) : undefined);
  }
  return (Object.hasOwn(builtIn, type.name) ? builtIn[type.name] : undefined) ?? ((value) => JSON.stringify(value));
}
