import { type FragmentDefinitionNode, type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Asked } from './judge.ts';
import type { Root } from './roots.ts';
import { type Place, selectionAt } from './routes.ts';

/** One request: what is sent, and the same read for the judge. */
export interface Request extends Asked {
  readonly query: string;
  readonly operationName?: string;
}

/** Selections by how they are written; places that begin alike share them. */
interface Tree extends Map<string, Tree> {}

/** How what is asked at a place is written: as it is, or in some other way that asks for the same. `beside`: fragments of its own. */
export type Spelling = (selection: readonly string[], type: string, at: number) => { readonly here: string; readonly beside?: string };

const plain: Spelling = (selection) => ({ here: selection.join(' ') });

export interface Spelled {
  readonly spell?: Spelling;
  /** Arguments are written out instead of sent as variables. */
  readonly literal?: true;
  /** Selections at the top beside everything else. */
  readonly first?: string;
  /** Variables of the spelling, each a Boolean. */
  readonly flags?: Readonly<Record<string, boolean>>;
}

/** Writes one query that asks for everything at these places, and for the id of everything on the way. */
export function queryFor(schema: GraphQLSchema, places: readonly Place[], how: Spelled = {}): Request {
  const { spell = plain, literal, first = '', flags = {} } = how;
  const tree: Tree = new Map();
  const roots = new Map<string, Root>();
  const fragments: string[] = [];
  for (const [at, { root, steps, idsAfter, type }] of places.entries()) {
    roots.set(root.alias, root);
    let inner: Tree = grown(tree, headOf(root, literal));
    if (idsAfter.includes(0)) grown(inner, 'id');
    for (const [index, step] of steps.entries()) {
      inner = grown(inner, step);
      if (idsAfter.includes(index + 1)) grown(inner, 'id');
    }
    const { here, beside } = spell(selectionAt(schema, type), type, at);
    grown(inner, here);
    if (beside) fragments.push(beside);
  }
  const given = literal
    ? []
    : [...roots.values()].flatMap((root) => Object.entries(root.arguments).map(([name, value]) => ({ root, name, value })));
  const declared = [
    ...given.map(({ root, name }) => `$${variableOf(root, name)}: ${typeOf(schema, root, name)}`),
    ...Object.keys(flags).map((name) => `$${name}: Boolean!`),
  ];
  const variables = { ...Object.fromEntries(given.map(({ root, name, value }) => [variableOf(root, name), value])), ...flags };
  const head = `query Q${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
  return readRequest(`${head} ${written(tree, first)} ${fragments.join(' ')}`, variables);
}

/** What is asked at places below one object, in braces. */
export function selectionsAt(schema: GraphQLSchema, places: readonly Place[]): string {
  const tree: Tree = new Map();
  for (const { steps, idsAfter, type } of places) {
    let inner = tree;
    if (idsAfter.includes(0)) grown(inner, 'id');
    for (const [index, step] of steps.entries()) {
      inner = grown(inner, step);
      if (idsAfter.includes(index + 1)) grown(inner, 'id');
    }
    grown(inner, selectionAt(schema, type).join(' ') || '__typename');
  }
  return tree.size > 0 ? written(tree) : '{ __typename }';
}

export function readRequest(query: string, variables: Record<string, unknown> = {}, operationName?: string): Request {
  const { definitions } = parse(query, { noLocation: true });
  const operations = definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find(({ name }) => operationName === undefined || name?.value === operationName);
  if (!operation) throw new Error('a document holds the operation that is asked for');
  const fragments = new Map(
    definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  return { query, operation, fragments, variables, ...(operationName !== undefined && { operationName }) };
}

const variableOf = ({ alias }: Root, argument: string) => `${alias}_${argument}`;

function headOf(root: Root, literal: true | undefined): string {
  const given = Object.entries(root.arguments).map(
    ([name, value]) => `${name}: ${literal ? JSON.stringify(value) : `$${variableOf(root, name)}`}`,
  );
  return `${root.alias === root.field ? root.field : `${root.alias}: ${root.field}`}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
}

function typeOf(schema: GraphQLSchema, { field }: Root, argument: string): string {
  const found = schema
    .getQueryType()
    ?.getFields()
    [field]?.args.find(({ name }) => name === argument);
  if (!found) throw new Error(`Query.${field} has no argument ${argument}`);
  return String(found.type);
}

function grown(tree: Tree, step: string): Tree {
  const inner = tree.get(step) ?? (new Map() as Tree);
  tree.set(step, inner);
  return inner;
}

const written = (tree: Tree, first = ''): string =>
  `{ ${first} ${[...tree].map(([step, inner]) => `${step}${inner.size > 0 ? ` ${written(inner)}` : ''}`).join(' ')} }`;
