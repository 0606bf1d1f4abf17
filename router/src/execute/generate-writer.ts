import { isBooleanWriter, isIntWriter, isTextWriter } from './leaf.ts';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import type { FieldShape, Selection, ValueShape } from './shape.ts';

/** Answers to the root's introspection fields, by response name. */
export type Introspection = ReadonlyMap<string, unknown>;

/** Writes a value that is not null as JSON text; undefined when anything in it is amiss. */
type Writer = (value: unknown) => string | undefined;
/** Writes an object whose type is known. */
type ObjectWriter = (object: JsonObject, introspection: Introspection) => string | undefined;

const graphqlName = /^[_A-Za-z][_0-9A-Za-z]*$/;
const none: Introspection = new Map();

/**
 * Makes a function of its own for a list of fields: each name is a constant in it, so that reading a property costs what it costs in
 * code written by hand. Nothing of a client's text gets into the code but names, and each is held against GraphQL's grammar first.
 */
export function generateWriter(fields: readonly FieldShape[]): ObjectWriter {
  const writers: Writer[] = [];
  const lines = fields.map((field, at) => lineOf(field, at, writers));
  const body = `'use strict'; return (o, introspection) => { let t = '{', v, k; ${lines.join('\n')} return t + '}'; };`;
  return new Function('q', 'own', 'w', body)(JSON.stringify, readOwn, writers) as ObjectWriter;
}

function lineOf(field: FieldShape, at: number, writers: Writer[]): string {
  const { content } = field;
  for (const name of [field.name, field.source]) if (!graphqlName.test(name)) throw new TypeError('a name of GraphQL is expected');
  const key = JSON.stringify(`${at === 0 ? '' : ','}"${field.name}":`);
  const source = JSON.stringify(field.source);
  // `projectObject` tells what is withheld, and where.
  if (content.kind === 'withheld') return 'return undefined;';
  if (content.kind === 'typename')
    return content.text === undefined ? 'return undefined;' : `t += ${key} + ${JSON.stringify(content.text)};`;
  if (content.kind === 'introspection') return `t += ${key} + q(introspection.get(${JSON.stringify(field.name)}) ?? null);`;
  const read = `v = ${field.guarded ? `own(o, ${source})` : `o[${source}]`};`;
  const whenNull = content.nonNull ? 'return undefined;' : `t += ${key} + 'null';`;
  return `${read} if (v === null || v === undefined) { ${whenNull} } ${inlined(content, key)} else { ${called(content, key, writers)} }`;
}

/** The usual kinds of leaf, written without a call; whatever they do not know goes on to the leaf's own writer. */
function inlined(shape: ValueShape, key: string): string {
  if (shape.kind !== 'leaf') return '';
  if (isTextWriter(shape.write)) return `else if (typeof v === 'string') t += ${key} + q(v);`;
  if (isIntWriter(shape.write)) return `else if ((v | 0) === v) t += ${key} + v;`;
  if (isBooleanWriter(shape.write)) return `else if (v === true) t += ${key} + 'true'; else if (v === false) t += ${key} + 'false';`;
  return '';
}

function called(shape: ValueShape, key: string, writers: Writer[]): string {
  const at = writers.push(writerOf(shape)) - 1;
  return `k = w[${at}](v); if (k === undefined) return undefined; t += ${key} + k;`;
}

function writerOf(shape: ValueShape): Writer {
  if (shape.kind === 'leaf') return shape.write;
  return shape.kind === 'list' ? listWriter(shape.of) : selectionWriter(shape.selection);
}

function listWriter(of: ValueShape): Writer {
  const write = writerOf(of);
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    let text = '[';
    for (let i = 0; i < value.length; i++) {
      const element: unknown = value[i];
      const written = element !== null && element !== undefined ? write(element) : of.nonNull ? undefined : 'null';
      if (written === undefined) return undefined;
      text += i === 0 ? written : `,${written}`;
    }
    return `${text}]`;
  };
}

/** Which fields an object has depends on its type where the selection's is abstract; each type met gets a writer of its own. */
function selectionWriter(selection: Selection): Writer {
  const byType = new Map<string, ObjectWriter | undefined>();
  const writerFor = (typename: string): ObjectWriter | undefined => {
    const known = byType.get(typename);
    if (known) return known;
    const fields = selection.fieldsFor(typename);
    const made = fields && generateWriter(fields);
    if (made) byType.set(typename, made);
    return made;
  };
  const declared = selection.type.name;
  let own: ObjectWriter | undefined;
  return (value) => {
    if (!isObject(value)) return undefined;
    const typename = selection.isAbstract ? readOwn(value, '__typename') : undefined;
    if (typeof typename === 'string') return writerFor(typename)?.(value, none);
    own ??= writerFor(declared);
    return own?.(value, none);
  };
}
