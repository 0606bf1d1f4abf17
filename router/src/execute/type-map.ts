/** What the executor must know of the supergraph's types: hidden types appear in plans, so the API schema is not enough. */
export interface TypeMap {
  isAbstract(name: string): boolean;
  /** True when an object of type `name` answers to the type condition `condition`. */
  fits(condition: string, name: string): boolean;
}

export function createTypeMap(subtypes: Readonly<Record<string, readonly string[]>>): TypeMap {
  const below = new Map(Object.entries(subtypes).map(([name, types]) => [name, new Set(types)] as const));
  return {
    isAbstract: (name) => below.has(name),
    fits: (condition, name) => condition === name || below.get(condition)?.has(name) === true,
  };
}
