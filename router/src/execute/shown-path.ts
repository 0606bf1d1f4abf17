import { type GraphQLSchema, isAbstractType } from 'graphql';
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
function fieldsBelow(schema: GraphQLSchema, content: FieldContent, value: unknown): readonly FieldShape[] {
  if (content.kind !== 'object') return [];
  const { type, fieldsFor } = content.selection;
  if (!isAbstractType(type)) return fieldsFor(type.name) ?? [];
  const typename = isObject(value) ? readOwn(value, '__typename') : undefined;
  if (typeof typename === 'string') return fieldsFor(typename) ?? [];
  return [type, ...schema.getPossibleTypes(type)].flatMap(({ name }) => fieldsFor(name) ?? []);
}
