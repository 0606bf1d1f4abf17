import { type Contract, directiveOf, fieldsOf, isExternal, isNullable } from './contract.ts';

/**
 * Fields whose subgraph, when it is down, would take the rest of the answer with it: root queries without null, and fields
 * without null that a subgraph adds to another's entity. The owner of an entity is who gives most of its fields without null.
 */
export function outagesStayLocal(contracts: readonly Contract[]): string[] {
  const roots = contracts
    .flatMap((contract) => fieldsOf(contract))
    .filter(({ type, field }) => type.name.value === 'Query' && !isNullable(field.type));
  const givers = new Map<string, Map<Contract, string[]>>();
  for (const contract of contracts) {
    for (const { type, field, name } of fieldsOf(contract)) {
      const key = directiveOf(type, 'key');
      if (!key || isNullable(field.type) || isExternal(field) || String(key.fields).split(/\s+/).includes(field.name.value)) continue;
      const given = givers.get(type.name.value) ?? new Map<Contract, string[]>();
      givers.set(type.name.value, given.set(contract, [...(given.get(contract) ?? []), name]));
    }
  }
  const added = [...givers.values()].flatMap((given) => {
    const [, ...others] = [...given].sort(([, one], [, other]) => other.length - one.length);
    return others.flatMap(([contract, names]) =>
      names.map((name) => `${contract.name}: ${name} is added to another's entity and not nullable: an outage would take the whole entity`),
    );
  });
  return [...roots.map(({ name }) => `${name} is not nullable: an outage would take the whole answer`), ...added];
}
