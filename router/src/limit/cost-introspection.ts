/** An introspected object is read from memory: fifty count as one that is fetched. */
export const introspectedWeight = 1 / 50;

/** How long the lists of introspection are in a graph like ours; the types are counted. */
const lengths: Readonly<Record<string, number>> = {
  directives: 5,
  fields: 8,
  inputFields: 8,
  enumValues: 8,
  possibleTypes: 8,
  args: 2,
  interfaces: 1,
};

export function introspectedSize(field: string, types: number): number {
  return field === 'types' ? types : (lengths[field] ?? 1);
}
