/**
 * FHIR JSON whose numbers are still the text that their source wrote: 6.30 stays 6.30, and fifteen digits stay fifteen.
 * JSON.parse hands over the source text and JSON.rawJSON prints it again (both since Node 22).
 */
export type FhirValue = string | boolean | null | FhirNumber | readonly FhirValue[] | FhirObject;
export interface FhirObject {
  readonly [member: string]: FhirValue | undefined;
}
/** A number by its source text. */
export interface FhirNumber {
  readonly rawJSON: string;
}

interface SourceTextJson {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): FhirNumber;
  isRawJSON(value: unknown): value is FhirNumber;
}

/** Node's JSON has these since 22; TypeScript's library does not list them yet. */
const json = JSON as unknown as SourceTextJson;

/** Parses JSON and keeps each number's source text. Throws SyntaxError. */
export function parseFhir(text: string): FhirValue {
  return json.parse(text, (_key, value, { source }) => (typeof value === 'number' && source ? json.rawJSON(source) : value)) as FhirValue;
}

export function printFhir(value: FhirValue): string {
  return JSON.stringify(value);
}

/** A number that we write ourselves, from a checked decimal text. */
export function fhirNumber(text: string): FhirNumber {
  return json.rawJSON(text);
}

export function isObject(value: FhirValue | undefined): value is FhirObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !json.isRawJSON(value);
}

/** A member that is an object, else undefined. */
export function objectAt(of: FhirObject | undefined, member: string): FhirObject | undefined {
  const value = of?.[member];
  return isObject(value) ? value : undefined;
}

/** A member that is text, else undefined. */
export function textAt(of: FhirObject | undefined, member: string): string | undefined {
  const value = of?.[member];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The digits of a member that is a number, else undefined. */
export function digitsAt(of: FhirObject | undefined, member: string): string | undefined {
  const value = of?.[member];
  return json.isRawJSON(value) ? value.rawJSON : undefined;
}

/** The objects of a member that is a list; what is no object in it is left out. */
export function objectsAt(of: FhirObject | undefined, member: string): readonly FhirObject[] {
  const value = of?.[member];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
