import { type FieldNode, Kind, type ValueNode } from 'graphql';

/** What @fromContext fills has a variable of this name, and no client asked for it. */
const contextual = 'contextualArgument_';

/** Whether a plan asks for a field as its client does: under its name and with its arguments, however they are written. */
export function isSameField(asked: FieldNode, planned: FieldNode): boolean {
  const given = (planned.arguments ?? []).filter(({ value }) => value.kind !== Kind.VARIABLE || !value.name.value.startsWith(contextual));
  return asked.name.value === planned.name.value && isSameNamed(asked.arguments ?? [], given);
}

type Named = readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[];

function isSameNamed(some: Named, others: Named): boolean {
  return (
    some.length === others.length &&
    some.every(({ name, value }) => others.some((other) => other.name.value === name.value && isSameValue(value, other.value)))
  );
}

function isSameValue(one: ValueNode, other: ValueNode): boolean {
  if (one.kind === Kind.LIST && other.kind === Kind.LIST && one.values.length === other.values.length)
    return one.values.every((value, index) => isSameValue(value, other.values[index] ?? value));
  // A lone value stands for a list of it, at any depth.
  const [lone, wrapped] = [loneIn(one), loneIn(other)];
  if (lone || wrapped) return isSameValue(lone ?? one, wrapped ?? other);
  if (one.kind === Kind.LIST || other.kind === Kind.LIST) return false;
  if (one.kind === Kind.OBJECT || other.kind === Kind.OBJECT)
    return one.kind === Kind.OBJECT && other.kind === Kind.OBJECT && isSameNamed(one.fields, other.fields);
  if (one.kind === Kind.VARIABLE || other.kind === Kind.VARIABLE)
    return one.kind === Kind.VARIABLE && other.kind === Kind.VARIABLE && one.name.value === other.name.value;
  return textOf(one) === textOf(other) || (isNumber(one) && isNumber(other) && Number(one.value) === Number(other.value));
}

const loneIn = (value: ValueNode): ValueNode | undefined =>
  value.kind === Kind.LIST && value.values.length === 1 ? value.values[0] : undefined;

type Leaf = Exclude<ValueNode, { kind: Kind.LIST | Kind.OBJECT | Kind.VARIABLE }>;

const isNumber = (leaf: Leaf) => leaf.kind === Kind.INT || leaf.kind === Kind.FLOAT;

/** An ID of digits may be written with quotes or without. */
const textOf = (leaf: Leaf) => (leaf.kind === Kind.NULL ? 'null' : String(leaf.value));
