import { scalarForms } from '@klear/service';
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

const asItCame: LeafWriter = (value) => JSON.stringify(value);

/** The scalars that our subgraphs share, each in its own form. */
const shared: Readonly<Record<string, LeafWriter>> = {
  ...Object.fromEntries(
    Object.entries(scalarForms).map(([name, form]): [string, LeafWriter] => [
      name,
      (value) => (typeof value === 'string' && form.test(value) ? JSON.stringify(value) : undefined),
    ]),
  ),
  SafeInt: (value) => (Number.isSafeInteger(value) ? String(value) : undefined),
};

/**
 * Scalars with a value of their own kind, enums with one that the API schema shows. Scalars that nobody here knows pass as the JSON
 * that the subgraph made of them.
 */
export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return (value) => (typeof value === 'string' ? texts.get(value) : undefined);
  }
  const known = { ...builtIn, ...shared };
  return (Object.hasOwn(known, type.name) ? known[type.name] : undefined) ?? asItCame;
}

/** True for the writers of String and ID: they take any text as it is. */
export const isTextWriter = (write: LeafWriter): boolean => write === builtIn.String || write === builtIn.ID;
/** True for the writer of Int: it takes any whole number of 32 bits as it is. */
export const isIntWriter = (write: LeafWriter): boolean => write === builtIn.Int;
export const isBooleanWriter = (write: LeafWriter): boolean => write === builtIn.Boolean;
/** False for an enum: its values are held against those that the graph shows. */
export const takesAnything = (write: LeafWriter): boolean =>
  write === asItCame || [builtIn, shared].some((all) => Object.values(all).includes(write));
