import { type EnforcementTable, readEnforcement } from '@klear/auth';
import { Kind } from 'graphql';
import { type Contract, directiveOf, fieldedTypes, fieldsOf, isExternal, namedType, rootTypes } from './contract.ts';

/**
 * The fields that somebody without anything reaches, as `Type.field`: from the root fields and the entities, along fields for which
 * nothing is asked. What lies behind a closed field only is closed with it.
 */
export function reachedOpenly(contracts: readonly Contract[]): Set<string> {
  const table = tableOf(contracts);
  const fields = new Map<string, Map<string, string>>();
  const behind = new Map<string, string[]>();
  const starts = new Set(rootTypes);
  for (const contract of contracts) {
    for (const type of fieldedTypes(contract)) {
      if (directiveOf(type, 'key')) starts.add(type.name.value);
      for (const shown of type.interfaces ?? []) behind.set(shown.name.value, [...(behind.get(shown.name.value) ?? []), type.name.value]);
    }
    for (const { type, field } of fieldsOf(contract)) {
      if (isExternal(field)) continue;
      const of = fields.get(type.name.value) ?? new Map<string, string>();
      fields.set(type.name.value, of.set(field.name.value, namedType(field.type)));
    }
    for (const node of contract.document.definitions) {
      if (node.kind !== Kind.UNION_TYPE_DEFINITION) continue;
      behind.set(node.name.value, [...(behind.get(node.name.value) ?? []), ...(node.types ?? []).map(({ name }) => name.value)]);
    }
  }
  const open = new Set<string>();
  const visited = new Set<string>();
  const visit = (type: string): void => {
    if (visited.has(type)) return;
    visited.add(type);
    behind.get(type)?.forEach(visit);
    for (const [field, returned] of fields.get(type) ?? []) {
      const coordinate = `${type}.${field}`;
      if (asksForSomething(table, coordinate)) continue;
      open.add(coordinate);
      visit(returned);
    }
  };
  starts.forEach(visit);
  return open;
}

/** What all contracts together ask for: whatever any of them says of a field or a type counts everywhere. */
export function tableOf(contracts: readonly Contract[]): EnforcementTable {
  return readEnforcement({ kind: Kind.DOCUMENT, definitions: contracts.flatMap(({ document }) => document.definitions) });
}

function asksForSomething(table: EnforcementTable, coordinate: string): boolean {
  const requirement = table.get(coordinate);
  if (!requirement) return false;
  const { signIn, scopes, policies, phi } = requirement;
  return signIn || scopes.length > 0 || policies.length > 0 || phi !== null;
}
