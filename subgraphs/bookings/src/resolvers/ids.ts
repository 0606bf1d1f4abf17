import { badInput, type Id, notFound, parseId } from '@klear/core';

/** An id out of an argument. Text that is no id names nothing that exists: NOT_FOUND. */
export function idOf<Kind extends string>(kind: Kind, text: string): Id<Kind> {
  const id = parseId<Kind>(text);
  if (!id) throw notFound(kind);
  return id;
}

/** An id out of an argument that may be left out: null then. Empty text is no id. */
export function idOrNull<Kind extends string>(kind: Kind, text: string | null | undefined): Id<Kind> | null {
  return text === null || text === undefined ? null : idOf(kind, text);
}

/** Ids out of a list argument, each once. Throws BAD_USER_INPUT for more than `max`, and for each that is no id. */
export function idsOf<Kind extends string>(name: string, texts: readonly string[], max: number): Id<Kind>[] {
  if (texts.length > max) throw badInput([{ path: [name], code: 'TOO_MANY', message: `Ask for at most ${max} at a time.` }]);
  const ids = texts.map((text) => parseId<Kind>(text));
  const faults = ids.flatMap((id, index) => (id ? [] : [{ path: [name, index], code: 'WRONG_FORMAT', message: 'This is not an id.' }]));
  if (faults.length > 0) throw badInput(faults);
  return [...new Set(ids.filter((id) => id !== undefined))];
}
