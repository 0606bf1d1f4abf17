import type { ResponsePath } from './gather.ts';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import { deferredBeside, type FieldContent, type FieldShape } from './shape.ts';
import { fieldsBelow, type Shown, shownPath } from './shown-path.ts';

/** One object of the answer, with the fields that are told of it at one time. */
export interface ToldPlace extends Shown {
  /** Where the object stands in the answer. */
  readonly at: ResponsePath;
}

/**
 * The path with which an error is told beside this place; undefined when it is for another part. What the part's own fetches could
 * not bring (`isOwn`) is told with it even where the path leads out of what the client asked for.
 */
export function pathBeside(place: ToldPlace, path: ResponsePath | undefined, isOwn: boolean): { readonly path?: ResponsePath } | undefined {
  if (!path) return isOwn ? {} : undefined;
  const { at } = place;
  const length = Math.min(path.length, at.length);
  for (let i = 0; i < length; i++) if (path[i] !== at[i]) return undefined;
  if (path.length < at.length) return isOwn ? { path } : undefined;
  const rest = path.slice(at.length);
  const where = leadsTo(place, rest);
  if (where === 'here') return { path };
  return where === 'nowhere' && isOwn ? { path: [...at, ...shownPath(place, rest)] } : undefined;
}

/** Whether a path leads into these fields, into what is answered later below them, or to what nobody asked for. */
function leadsTo(shown: Shown, path: ResponsePath): 'here' | 'later' | 'nowhere' {
  const [step, ...rest] = path;
  if (step === undefined) return 'here';
  const field = shown.fields.find(({ name }) => name === step);
  const through = field ? leadsThrough(shown, field, rest) : 'nowhere';
  if (through !== 'nowhere') return through;
  const later = deferredBeside(shown.fields).some(({ fields }) => leadsTo({ ...shown, fields }, path) !== 'nowhere');
  return later ? 'later' : 'nowhere';
}

function leadsThrough({ schema, root }: Shown, field: FieldShape, path: ResponsePath): 'here' | 'later' | 'nowhere' {
  let content: FieldContent = field.content;
  let value: unknown = readOwn(root, field.source);
  for (const [index, step] of path.entries()) {
    if (content.kind === 'list' && typeof step === 'number') {
      content = content.of;
      value = Array.isArray(value) ? value[step] : undefined;
    } else if (content.kind === 'object') {
      const below: JsonObject = isObject(value) ? value : {};
      const where = leadsTo({ schema, root: below, fields: fieldsBelow(schema, content, value) }, path.slice(index));
      // Nothing comes later for what is null already.
      return where === 'later' && !isObject(value) ? 'here' : where;
    } else return content.kind === 'leaf' ? 'here' : 'nowhere';
  }
  return 'here';
}
