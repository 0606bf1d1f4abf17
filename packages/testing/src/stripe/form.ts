import { parameterFault } from './fault.ts';

/** Parameters of a request: text, or groups of them (`metadata[order]=1`, `expand[]=latest_charge` or `expand[0]=..`). */
export type Form = { [name: string]: string | Form };

/** Reads application/x-www-form-urlencoded text with Stripe's brackets. A name used both as text and as a group is refused. */
export function parseForm(text: string): Form {
  const form: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll(']', '').split('[');
    let group = form;
    path.slice(0, -1).forEach((step) => {
      const next = group[step] ?? Object.create(null);
      if (typeof next === 'string') throw parameterFault('parameter_invalid_string', name, `Invalid object: ${name}`);
      group[step] = next;
      group = next;
    });
    const last = path.at(-1) ?? '';
    const key = last === '' ? String(Object.keys(group).length) : last;
    if (typeof group[key] === 'object') throw parameterFault('parameter_invalid_string', name, `Invalid string: ${name}`);
    group[key] = value;
  }
  return form;
}

export interface Parameters {
  text(name: string): string | undefined;
  requiredText(name: string): string;
  integer(name: string): number | undefined;
  requiredInteger(name: string): number;
  boolean(name: string): boolean | undefined;
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined;
  list(name: string): string[];
  metadata(): Record<string, string>;
  group(name: string): Parameters | undefined;
  /** Refuses every parameter that nobody asked for. Call it after the last read. */
  finish(): void;
}

/** A strict reader over a form: each read marks its parameter as known. */
export function readParameters(form: Form, prefix = ''): Parameters {
  const known = new Set<string>();
  const groups: Parameters[] = [];
  const label = (name: string) => (prefix ? `${prefix}[${name}]` : name);

  const text = (name: string): string | undefined => {
    known.add(name);
    const value = form[name];
    if (typeof value === 'object') throw parameterFault('parameter_invalid_string', label(name), `Invalid string: ${label(name)}`);
    return value === '' ? undefined : value;
  };
  const required = <T>(name: string, value: T | undefined): T => {
    if (value === undefined) throw parameterFault('parameter_missing', label(name), `Missing required param: ${label(name)}.`);
    return value;
  };
  const integer = (name: string): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(value)) throw parameterFault('parameter_invalid_integer', label(name), `Invalid integer: ${value}`);
    return Number(value);
  };
  const map = (name: string): Form => {
    known.add(name);
    const value = form[name];
    if (value === undefined || value === '') return {};
    if (typeof value === 'string') throw parameterFault('parameter_invalid_object', label(name), `Invalid object: ${label(name)}`);
    return value;
  };

  return {
    text,
    requiredText: (name) => required(name, text(name)),
    integer,
    requiredInteger: (name) => required(name, integer(name)),
    boolean(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (value !== 'true' && value !== 'false')
        throw parameterFault('parameter_invalid_boolean', label(name), `Invalid boolean: ${label(name)}`);
      return value === 'true';
    },
    oneOf(name, allowed) {
      const value = text(name);
      if (value === undefined) return undefined;
      const found = allowed.find((candidate) => candidate === value);
      if (!found)
        throw parameterFault('parameter_invalid_enum', label(name), `Invalid ${label(name)}: must be one of ${allowed.join(', ')}`);
      return found;
    },
    list: (name) => Object.values(map(name)).map(String),
    metadata() {
      const entries = Object.entries(map('metadata'));
      if (entries.length > 50) throw parameterFault('parameter_invalid', 'metadata', 'Metadata can have up to 50 keys.');
      return Object.fromEntries(
        entries.map(([key, value]) => {
          if (typeof value !== 'string' || key.length > 40 || value.length > 500) {
            throw parameterFault('parameter_invalid', `metadata[${key}]`, 'Metadata keys have up to 40 characters and values up to 500.');
          }
          return [key, value];
        }),
      );
    },
    group(name) {
      known.add(name);
      if (form[name] === undefined) return undefined;
      const reader = readParameters(map(name), label(name));
      groups.push(reader);
      return reader;
    },
    finish() {
      const unknown = Object.keys(form).find((name) => !known.has(name));
      if (unknown !== undefined) throw parameterFault('parameter_unknown', label(unknown), `Received unknown parameter: ${label(unknown)}`);
      for (const group of groups) group.finish();
    },
  };
}
