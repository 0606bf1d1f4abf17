import { type GraphError, graphErrorOf, record } from './graph-error.ts';

/** An answer that grows: the first payload, then parts that complete objects of it. What was shown before is never changed in place. */
export interface Growing {
  /** Takes one payload; false when it tells nothing. */
  add(payload: unknown): boolean;
  readonly data: unknown;
  readonly errors: readonly GraphError[];
  /** Whether more is to come. */
  readonly isOpen: boolean;
}

export function createGrowing(): Growing {
  let data: unknown;
  let errors: readonly GraphError[] = [];
  let isOpen = true;
  return {
    add(given) {
      const payload = record(given);
      if (payload.hasNext === false) isOpen = false;
      const parts = Array.isArray(payload.incremental) ? payload.incremental.map(record) : [];
      if ('data' in payload) data = payload.data;
      for (const { path, data: more } of parts) data = withPart(data, Array.isArray(path) ? path : [], more);
      const told = [payload, ...parts].flatMap((part) => (Array.isArray(part.errors) ? part.errors.map(graphErrorOf) : []));
      errors = [...errors, ...told];
      return 'data' in payload || parts.length > 0 || told.length > 0;
    },
    get data() {
      return data;
    },
    get errors() {
      return errors;
    },
    get isOpen() {
      return isOpen;
    },
  };
}

/** The same data with more at a path. A part that is null, or whose place is, adds nothing. */
function withPart(data: unknown, [step, ...rest]: readonly unknown[], more: unknown): unknown {
  if (more === null || more === undefined || data === null || data === undefined) return data;
  if (step === undefined) return merged(data, more);
  if (Array.isArray(data)) return data.map((each, index) => (index === step ? withPart(each, rest, more) : each));
  const name = String(step);
  const known = record(data);
  return Object.hasOwn(known, name) ? { ...known, [name]: withPart(known[name], rest, more) } : data;
}

function merged(known: unknown, more: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(more)) return more.map((each, index) => merged(known[index], each));
  if (!isObject(known) || !isObject(more)) return more;
  const all = { ...known };
  for (const [name, value] of Object.entries(more)) {
    const before = Object.hasOwn(known, name) ? known[name] : undefined;
    Object.defineProperty(all, name, { value: merged(before, value), writable: true, enumerable: true, configurable: true });
  }
  return all;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
