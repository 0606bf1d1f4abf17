import { type Contract, directiveOf, fieldsOf, isExternal, isNullable, namedType } from './contract.ts';

/**
 * Fields whose subgraph, when it is down, would take the rest of the answer with it: root queries without null, fields without null
 * that a subgraph adds to another's entity, and references without null to another's entity.
 */
export function outagesStayLocal(contracts: readonly Contract[]): string[] {
  return [...rootsWithoutNull(contracts), ...addedWithoutNull(contracts), ...referencesWithoutNull(contracts)];
}

function rootsWithoutNull(contracts: readonly Contract[]): string[] {
  return contracts
    .flatMap((contract) => fieldsOf(contract))
    .filter(({ type, field }) => type.name.value === 'Query' && !isNullable(field.type))
    .map(({ name }) => `${name} is not nullable: an outage would take the whole answer`);
}

function addedWithoutNull(contracts: readonly Contract[]): string[] {
  return [...giversOf(contracts).values()].flatMap(([, ...others]) =>
    others.flatMap(({ contract, names }) =>
      names.map((name) => `${contract.name}: ${name} is added to another's entity and not nullable: an outage would take the whole entity`),
    ),
  );
}

function referencesWithoutNull(contracts: readonly Contract[]): string[] {
  const givers = giversOf(contracts);
  return contracts.flatMap((contract) =>
    fieldsOf(contract)
      .filter(({ field }) => {
        const owner = givers.get(namedType(field.type))?.[0]?.contract;
        return owner !== undefined && owner !== contract && !isNullable(field.type) && !isExternal(field);
      })
      .map(
        ({ type, name }) =>
          `${contract.name}: ${name} refers to another's entity and is not nullable: an outage would take the whole ${type.name.value}`,
      ),
  );
}

interface Giver {
  readonly contract: Contract;
  readonly names: readonly string[];
}

/** Who gives fields without null to each entity, keys aside; the owner, who gives most, comes first. */
function giversOf(contracts: readonly Contract[]): ReadonlyMap<string, readonly Giver[]> {
  const givers = new Map<string, Map<Contract, string[]>>();
  for (const contract of contracts) {
    for (const { type, field, name } of fieldsOf(contract)) {
      const key = directiveOf(type, 'key');
      if (!key || isNullable(field.type) || isExternal(field) || String(key.fields).split(/\s+/).includes(field.name.value)) continue;
      const given = givers.get(type.name.value) ?? new Map<Contract, string[]>();
      givers.set(type.name.value, given.set(contract, [...(given.get(contract) ?? []), name]));
    }
  }
  const sorted = [...givers].map(([type, given]): [string, Giver[]] => [
    type,
    [...given].map(([contract, names]) => ({ contract, names })).sort((one, other) => other.names.length - one.names.length),
  ]);
  return new Map(sorted);
}
