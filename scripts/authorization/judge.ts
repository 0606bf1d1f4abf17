import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { expectedOf } from './decide.ts';
import type { Facts, KnownFacts } from './facts.ts';
import { concerns, type Outcome, outcomeOf, type Path, type ToldError } from './outcome.ts';
import type { Planted } from './planted.ts';
import type { Seat } from './seats.ts';

/** One answer as it came: what it says, and all of its bytes. */
export interface Answered {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly ToldError[];
  /** Body and headers. */
  readonly text: string;
}

export interface Asked {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Representations that were sent: to hear again what one said oneself tells nothing. */
  readonly given?: readonly Readonly<Record<string, unknown>>[];
  /** What the whole operation is about, where its root field names an object. */
  readonly about?: Facts;
}

/** One field at one place in a document, over all objects that stood there. */
export interface Verdict {
  readonly field: string;
  /** Names in the answer from the top, without positions in lists. */
  readonly place: string;
  readonly outcome: Outcome;
  /** What came, and where. */
  readonly fault: string;
}

export interface Court {
  readonly schema: GraphQLSchema;
  readonly known: KnownFacts;
  readonly planted: Planted;
  /** The client whose loans the identities state. */
  readonly lender: string;
}

const worst: readonly Outcome[] = ['leaked', 'unexplained', 'missing', 'seen', 'withheld', 'empty', 'behind'];

/** Holds an answer against the table: each protected field at each place of the document, and every planted value in all of its bytes. */
export function judge(court: Court, seat: Seat, asked: Asked, answered: Answered): Verdict[] {
  const { schema, known, planted, lender } = court;
  const verdicts = new Map<string, Verdict>();
  const errors = answered.errors ?? [];

  function note(field: string, path: Path, outcome: Outcome, fault: string): void {
    const place = path.filter((step) => typeof step === 'string').join('.');
    const key = `${field} ${place}`;
    const before = verdicts.get(key);
    if (before && worst.indexOf(before.outcome) <= worst.indexOf(outcome)) return;
    verdicts.set(key, { field, place, outcome, fault });
  }

  function visitObject(
    type: GraphQLObjectType,
    object: Record<string, unknown> | null,
    set: SelectionSetNode,
    path: Path,
    near: Facts,
  ): void {
    const typename = object ? typenameOf(object, set, asked) : undefined;
    const fields = fieldsOf(type.name, set, asked);
    const idKey = fields.find(({ name }) => name.value === 'id');
    const id = object && idKey ? object[keyOf(idKey)] : undefined;
    const facts = (typeof id === 'string' ? known.get(`${typename ?? type.name}:${id}`) : undefined) ?? near;
    for (const node of fields) visitField(type, object, node, [...path, keyOf(node)], facts);
  }

  function visitField(type: GraphQLObjectType, object: Record<string, unknown> | null, node: FieldNode, path: Path, around: Facts): void {
    const definition = type.getFields()[node.name.value];
    if (!definition) return;
    const coordinate = `${type.name}.${node.name.value}`;
    const value = object?.[keyOf(node)] ?? null;
    const returned = getNamedType(definition.type);
    const facts = type === schema.getQueryType() ? (askedObject(coordinate, returned.name, node) ?? around) : around;
    decide(coordinate, object, value, path, facts, returned.name);
    if (!node.selectionSet) return;
    const items = Array.isArray(value) ? value.flat() : [value];
    if (items.length === 0) items.push(null);
    for (const [index, item] of items.entries()) {
      const object = isRecord(item) ? item : null;
      const shown = isObjectType(returned) ? returned : schema.getType(String(object?.__typename));
      if (isObjectType(shown)) visitObject(shown, object, node.selectionSet, Array.isArray(value) ? [...path, index] : path, facts);
    }
  }

  function decide(coordinate: string, object: unknown, value: unknown, path: Path, facts: Facts, returned: string): void {
    const own = isRecord(value) && typeof value.id === 'string' ? known.get(`${returned}:${value.id}`) : undefined;
    const first = expectedOf(coordinate, seat, facts, lender);
    if (!first) return;
    const expected = first.line.of === 'returned' ? expectedOf(coordinate, seat, own ?? facts, lender) : first;
    if (!expected || isEcho(asked, path, value)) return;
    const outcome = object === null ? 'behind' : outcomeOf({ expected, coordinate, value, path, errors, seat });
    const told = errors.find((error) => concerns(error, coordinate, path));
    note(coordinate, path, outcome, `${value === null ? JSON.stringify(told ?? 'null without an error') : 'shown'} at ${path.join('.')}`);
  }

  /** The object that a look-up at the top asks for. */
  function askedObject(coordinate: string, returned: string, node: FieldNode): Facts | undefined {
    const [argument] = node.arguments ?? [];
    const id = argument && valueFromASTUntyped(argument.value, { ...asked.variables });
    if (coordinate === 'Query.me') return seat.personId === undefined ? {} : known.get(`User:${seat.personId}`);
    if (coordinate === 'Query.healthRecord') return known.get(`User:${String(id)}`);
    if (coordinate === 'Query.cancellationPreview') return known.get(`Appointment:${String(id)}`);
    return typeof id === 'string' ? known.get(`${returned}:${id}`) : undefined;
  }

  const type = schema.getRootType(asked.operation.operation);
  if (type) visitObject(type, answered.data ?? null, asked.operation.selectionSet, [], asked.about ?? {});
  for (const { field, of } of planted.in(answered.text)) {
    const facts = known.get(of);
    const expected = facts && expectedOf(field, seat, facts, lender);
    if (expected && !expected.allowed)
      verdicts.set(`${field} *`, { field, place: '*', outcome: 'leaked', fault: `a planted value of ${field} of ${of} is in the answer` });
  }
  return [...verdicts.values()];
}

/** `_entities` says an id, or what @requires brought along, again. */
function isEcho({ given = [] }: Asked, [root, index, name, ...below]: Path, value: unknown): boolean {
  const said = root === '_entities' && typeof index === 'number' && below.length === 0 ? given[index]?.[String(name)] : undefined;
  return said !== undefined && JSON.stringify(said) === JSON.stringify(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const keyOf = (node: FieldNode): string => node.alias?.value ?? node.name.value;

/** The fields that a selection asks of a type, with fragments written out and what variables leave out left out. */
export function fieldsOf(type: string, set: SelectionSetNode, asked: Asked): FieldNode[] {
  return set.selections.flatMap((selection): readonly FieldNode[] => {
    for (const { name, arguments: given } of selection.directives ?? []) {
      const [condition] = given ?? [];
      const holds = condition && valueFromASTUntyped(condition.value, { ...asked.variables }) === true;
      if ((name.value === 'skip' && holds) || (name.value === 'include' && !holds)) return [];
    }
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? asked.fragments.get(selection.name.value) : selection;
    if (!fragment || (fragment.typeCondition && fragment.typeCondition.name.value !== type)) return [];
    return fieldsOf(type, fragment.selectionSet, asked);
  });
}

function typenameOf(object: Record<string, unknown>, set: SelectionSetNode, asked: Asked): string | undefined {
  const node = fieldsOf('', set, asked).find(({ name }) => name.value === '__typename');
  const value = node && object[keyOf(node)];
  return typeof value === 'string' ? value : undefined;
}
