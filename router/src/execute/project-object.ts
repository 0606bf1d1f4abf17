import type { ErrorList } from './errors.ts';
import type { ResponsePath } from './gather.ts';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import { fieldsOf } from './project-text.ts';
import { type DeferredShape, deferredBeside, type FieldShape, type ValueShape } from './shape.ts';
import { withheldError } from './withheld.ts';

/** An object of which more is answered later. */
export interface DeferredPlace {
  readonly path: ResponsePath;
  readonly object: JsonObject;
  readonly shape: DeferredShape;
}

/** Stands for a null that its parent must not hold, so that the parent becomes null in turn. */
const bubbling = Symbol('null that bubbles');

/**
 * Builds `data` as an object and records an error for every null that may not be and every value of another kind, unless a
 * subgraph's error explains it already. A null moves up to the nearest nullable parent.
 */
export function projectObject(options: {
  root: JsonObject;
  fields: readonly FieldShape[];
  introspection: ReadonlyMap<string, unknown>;
  errors: ErrorList;
  absent: ReadonlySet<JsonObject>;
  /** Where `root` stands in the answer; at its root unless told. */
  at?: ResponsePath;
  /** Told each object of the answer of which more is answered later. */
  later?: (place: DeferredPlace) => void;
}): JsonObject | null {
  const { errors, introspection, absent, at = [], later } = options;
  const path: (string | number)[] = [...at];
  const found: (DeferredPlace & { readonly built: JsonObject })[] = [];

  const refuse = (message: string, nonNull: boolean): null | typeof bubbling => {
    const code = 'INTERNAL_SERVER_ERROR';
    if (!errors.explains(path)) errors.add({ message, path: [...path], extensions: { code } });
    return nonNull ? bubbling : null;
  };

  /** Its subgraph does not know the entity: that is nobody's fault, and the whole entity is what is missing. */
  const nameAbsent = (): typeof bubbling => {
    const at = path.slice(0, -1);
    if (!errors.explains(path))
      errors.add({ message: 'What is referred to here does not exist.', path: at, extensions: { code: 'NOT_FOUND' } });
    return bubbling;
  };

  const buildObject = (object: JsonObject, fields: readonly FieldShape[]): JsonObject | typeof bubbling => {
    const built: JsonObject = Object.create(null);
    for (const field of fields) {
      path.push(field.name);
      const value = buildField(object, field);
      path.pop();
      if (value === bubbling) return bubbling;
      built[field.name] = value;
    }
    if (later) for (const shape of deferredBeside(fields)) found.push({ path: [...path], object, shape, built });
    return built;
  };

  const buildField = (object: JsonObject, field: FieldShape): unknown => {
    const { content } = field;
    if (content.kind === 'introspection') return introspection.get(field.name) ?? null;
    if (content.kind === 'withheld') {
      errors.add(withheldError(field.coordinate, content.why, [...path]));
      return content.nonNull ? bubbling : null;
    }
    if (content.kind !== 'typename') {
      const value = readOwn(object, field.source);
      if (value === undefined && content.nonNull && absent.has(object)) return nameAbsent();
      return buildValue(value, content, field.coordinate);
    }
    if (content.text === undefined && absent.has(object)) return nameAbsent();
    return content.text === undefined
      ? refuse(`The type of an object is not known at ${field.coordinate}.`, true)
      : JSON.parse(content.text);
  };

  const buildValue = (value: unknown, shape: ValueShape, coordinate: string): unknown => {
    if (value === null || value === undefined)
      return shape.nonNull ? refuse(`Cannot return null for non-nullable field ${coordinate}.`, true) : null;
    if (shape.kind === 'leaf') {
      const text = shape.write(value);
      return text === undefined ? refuse(`A value of another kind was given for ${coordinate}.`, shape.nonNull) : JSON.parse(text);
    }
    if (shape.kind === 'object') {
      const fields = isObject(value) ? fieldsOf(value, shape.selection) : undefined;
      if (!fields) return refuse(`A value of another kind was given for ${coordinate}.`, shape.nonNull);
      const built = buildObject(value as JsonObject, fields);
      return built === bubbling && !shape.nonNull ? null : built;
    }
    if (!Array.isArray(value)) return refuse(`A value of another kind was given for ${coordinate}.`, shape.nonNull);
    const built: unknown[] = [];
    for (const [index, element] of value.entries()) {
      path.push(index);
      const next = buildValue(element, shape.of, coordinate);
      path.pop();
      if (next === bubbling) return shape.nonNull ? bubbling : null;
      built.push(next);
    }
    return built;
  };

  const built = buildObject(options.root, options.fields);
  const data = built === bubbling ? null : built;
  // What a null swept away is not there to be completed.
  for (const { built: shown, ...place } of found) if (valueAt(data, place.path.slice(at.length)) === shown) later?.(place);
  return data;
}

function valueAt(data: unknown, path: ResponsePath): unknown {
  let value = data;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}
