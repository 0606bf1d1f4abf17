/** A JSON object. Names in it come from clients and subgraphs, so it is read and written by own keys only. */
export type JsonObject = Record<string, unknown>;

const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** True for names that every plain object answers to without owning them: constructor, toString, __proto__ and so on. */
export function mayBeInherited(name: string): boolean {
  return inherited.has(name);
}

export function readOwn(from: JsonObject, name: string): unknown {
  return inherited.has(name) && !Object.hasOwn(from, name) ? undefined : from[name];
}

/** Writes an own key, also when it is called `__proto__`. */
export function writeOwn(to: JsonObject, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(to, name, { value, writable: true, enumerable: true, configurable: true });
  else to[name] = value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
