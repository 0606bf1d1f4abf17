import type { InputFault } from '@klear/core';

/** Names a resource in its source, as FHIR's Identifier. */
export interface Identifier {
  readonly system: string;
  readonly value: string;
}

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const objectsOf = (value: unknown): readonly Json[] => listOf(value).filter(isObject);

/** Text without surrounding space and without the invisible characters that real files carry; undefined when nothing is left. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  const clean = value.replace(/[\u200b-\u200d\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim();
  return clean === '' ? undefined : clean;
}

export function identifiersOf(value: unknown): Identifier[] {
  return objectsOf(value).flatMap((item) => {
    const [system, text] = [textOf(item.system), textOf(item.value)];
    return system && text ? [{ system, value: text }] : [];
  });
}

/** Whom a reference names: by identifier, or by a conditional reference (`Practitioner?identifier=system|value`). */
export function referenceOf(value: unknown): Identifier | undefined {
  if (!isObject(value)) return undefined;
  const [named] = identifiersOf([value.identifier]);
  if (named) return named;
  const match = /^[A-Za-z]+\?identifier=([^|]+)\|(.+)$/.exec(textOf(value.reference) ?? '');
  const [, system, text] = match ?? [];
  return system && text ? { system: decodeURIComponent(system), value: decodeURIComponent(text) } : undefined;
}

/** Every coding of a list of CodeableConcepts that names its system and is a plain code. */
export function codingsOf(value: unknown): { system: string; code: string; display: string | null }[] {
  return objectsOf(value)
    .flatMap((concept) => objectsOf(concept.coding))
    .flatMap((coding) => {
      const [system, code] = [textOf(coding.system), textOf(coding.code)];
      const isPlain = code !== undefined && /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$/.test(code);
      return system && isPlain ? [{ system, code, display: textOf(coding.display) ?? null }] : [];
    });
}

export const missing = (path: string, what: string): InputFault => ({ path: path.split('.'), code: 'REQUIRED', message: what });
