import { generateWriter, type Introspection } from './generate-writer.ts';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import type { FieldShape, Selection, ValueShape } from './shape.ts';

/** Code is generated for what is asked again and again: for a document that comes once or twice it would cost more than it saves. */
const runsBeforeCode = 4;

const writers = new WeakMap<readonly FieldShape[], { runs: number; write: ReturnType<typeof generateWriter> | undefined }>();

/**
 * Writes `data` as JSON text in the order of the client's document. Gives undefined when anything is amiss: a null where
 * none may be, a value of another kind. Then `projectObject` says what and where; this path keeps no account of places.
 */
export function projectText(root: JsonObject, fields: readonly FieldShape[], introspection: Introspection): string | undefined {
  const writer = writers.get(fields) ?? { runs: 0, write: undefined };
  if (writer.runs === 0) writers.set(fields, writer);
  if (writer.write) return writer.write(root, introspection);
  if (writer.runs++ === runsBeforeCode) writer.write = generateWriter(fields);
  const state: State = { introspection, amiss: false };
  const text = writeObject(root, fields, state);
  return state.amiss ? undefined : text;
}

interface State {
  readonly introspection: Introspection;
  amiss: boolean;
}

function writeObject(object: JsonObject, fields: readonly FieldShape[], state: State): string {
  let text = '{';
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    if (!field) break;
    const { content } = field;
    text += i === 0 ? field.key : field.nextKey;
    if (content.kind === 'typename') text += content.text ?? fault(state);
    else if (content.kind === 'withheld') text += fault(state);
    else if (content.kind === 'introspection') text += JSON.stringify(state.introspection.get(field.name) ?? null);
    else text += writeValue(field.guarded ? readOwn(object, field.source) : object[field.source], content, state);
    if (state.amiss) return '';
  }
  return `${text}}`;
}

function writeValue(value: unknown, shape: ValueShape, state: State): string {
  if (value === null || value === undefined) {
    if (shape.nonNull) state.amiss = true;
    return 'null';
  }
  if (shape.kind === 'leaf') return shape.write(value) ?? fault(state);
  if (shape.kind === 'object') {
    const fields = isObject(value) ? fieldsOf(value, shape.selection) : undefined;
    return fields ? writeObject(value as JsonObject, fields, state) : fault(state);
  }
  if (!Array.isArray(value)) return fault(state);
  let text = '[';
  for (let i = 0; i < value.length; i++) {
    if (i > 0) text += ',';
    text += writeValue(value[i], shape.of, state);
    if (state.amiss) return '';
  }
  return `${text}]`;
}

/** The fields for an object by its own type; undefined when it has none that the client can know. */
export function fieldsOf(object: JsonObject, selection: Selection): readonly FieldShape[] | undefined {
  if (!selection.isAbstract) return selection.fieldsFor(selection.type.name);
  const typename = readOwn(object, '__typename');
  return typeof typename === 'string' ? selection.fieldsFor(typename) : selection.fieldsFor(selection.type.name);
}

function fault(state: State): string {
  state.amiss = true;
  return 'null';
}
