import { type GraphQLSchema, isAbstractType } from 'graphql';
import type { EngineError } from './errors.ts';
import type { ResponsePath } from './gather.ts';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import type { FieldContent, FieldShape } from './shape.ts';

/** What a path is held against: the client's selection, and the data that came. */
export interface Shown {
  readonly schema: GraphQLSchema;
  readonly fields: readonly FieldShape[];
  readonly root: JsonObject;
}

/**
 * Cuts the path of an error where it leaves the client's selection: keys and requirements that the planner asked for besides
 * never show by name, and a path always leads into the answer.
 */
export function shownPath({ schema, fields, root }: Shown, path: ResponsePath): ResponsePath {
  let among = fields;
  let content: FieldContent | undefined;
  let value: unknown = root;
  for (const [index, step] of path.entries()) {
    if (content?.kind === 'leaf') return path;
    if (typeof step === 'number') {
      if (content?.kind !== 'list') return path.slice(0, index);
      content = content.of;
      value = Array.isArray(value) ? value[step] : undefined;
      continue;
    }
    if (content) among = fieldsBelow(schema, content, value);
    const field = among.find(({ name }) => name === step);
    if (!field) return path.slice(0, index);
    content = field.content;
    value = isObject(value) ? readOwn(value, field.source) : undefined;
  }
  return path;
}

/** The fields of an object's type; those of every type that it may be of when data does not say it. */
export function fieldsBelow(schema: GraphQLSchema, content: FieldContent, value: unknown): readonly FieldShape[] {
  if (content.kind !== 'object') return [];
  const { type, fieldsFor } = content.selection;
  if (!isAbstractType(type)) return fieldsFor(type.name) ?? [];
  const typename = isObject(value) ? readOwn(value, '__typename') : undefined;
  if (typeof typename === 'string') return fieldsFor(typename) ?? [];
  return [type, ...schema.getPossibleTypes(type)].flatMap(({ name }) => fieldsFor(name) ?? []);
}

/**
 * A failure names every field that it left empty. Where a path was cut, because only the planner asked for that field, it says no more
 * than the same failure says of another field there: then it is left out.
 */
export function withoutEchoes(recorded: readonly EngineError[], shown: readonly EngineError[]): readonly EngineError[] {
  const isCut = (index: number) => (shown[index]?.path?.length ?? 0) < (recorded[index]?.path?.length ?? 0);
  if (!shown.some((error, index) => error.cause !== undefined && isCut(index))) return shown;
  const said = new Map<unknown, Set<string>>();
  const saidOf = ({ cause }: EngineError): Set<string> => {
    const known = said.get(cause) ?? new Set();
    said.set(cause, known);
    return known;
  };
  for (const [index, error] of shown.entries()) {
    if (error.path && !isCut(index)) saidOf(error).add(JSON.stringify(error.path.slice(0, -1)));
  }
  return shown.filter((error, index) => {
    if (error.cause === undefined || !isCut(index)) return true;
    const place = JSON.stringify(error.path);
    if (saidOf(error).has(place)) return false;
    saidOf(error).add(place);
    return true;
  });
}
