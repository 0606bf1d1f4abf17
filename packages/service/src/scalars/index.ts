import { type DocumentNode, type GraphQLScalarType, Kind } from 'graphql';
import { dateForm, dateScalar } from './date.ts';
import { dateTimeForm, dateTimeScalar } from './date-time.ts';
import { decimalForm, decimalScalar } from './decimal.ts';
import { localTimeForm, localTimeScalar } from './local-time.ts';
import { safeIntScalar } from './safe-int.ts';
import { timeZoneScalar } from './time-zone.ts';

/** The scalars that every subgraph shares. A subgraph declares the ones it uses; their meaning lives here only. */
export const scalars: Readonly<Record<string, GraphQLScalarType>> = {
  DateTime: dateTimeScalar,
  Date: dateScalar,
  LocalTime: localTimeScalar,
  TimeZone: timeZoneScalar,
  SafeInt: safeIntScalar,
  Decimal: decimalScalar,
};

/** The form of those that travel as text, for who passes them on: cheap to check, and what is right always has it. */
export const scalarForms: Readonly<Record<string, RegExp>> = {
  DateTime: dateTimeForm,
  Date: dateForm,
  LocalTime: localTimeForm,
  Decimal: decimalForm,
  TimeZone: /^./,
};

/** The resolvers for the scalars that a document declares. */
export function scalarsOf(document: DocumentNode): Record<string, GraphQLScalarType> {
  const found: Record<string, GraphQLScalarType> = {};
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCALAR_TYPE_DEFINITION) continue;
    const scalar = scalars[definition.name.value];
    if (scalar) found[definition.name.value] = scalar;
  }
  return found;
}
