import { type DirectiveNode, Kind } from 'graphql';
import type { Values } from './coerce-variables.ts';

/** What @skip and @include ask of the variables; undefined when the document alone says that the selection is left out. */
export function conditionsOf(directives: readonly DirectiveNode[] | undefined): ((variables: Values) => boolean)[] | undefined {
  const conditions: ((variables: Values) => boolean)[] = [];
  for (const { name, arguments: given } of directives ?? []) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const wanted = name.value === 'include';
    const value = given?.[0]?.value;
    if (value?.kind === Kind.BOOLEAN && value.value !== wanted) return undefined;
    if (value?.kind !== Kind.VARIABLE) continue;
    const variable = value.name.value;
    conditions.push((variables) => variables[variable] === wanted);
  }
  return conditions;
}
