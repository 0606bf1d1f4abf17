import { Kind } from 'graphql';
import { type Contract, directiveOf, fieldedTypes } from './contract.ts';

/** Links that give a directive another name: what enforces policies looks for the true ones. */
export function importsAreNotRenamed({ document }: Contract): string[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.SCHEMA_EXTENSION && definition.kind !== Kind.SCHEMA_DEFINITION) return [];
    const links = (definition.directives ?? []).filter((directive) => directive.name.value === 'link');
    return links.flatMap((link) => {
      const { url, as, import: imports } = directiveOf({ directives: [link] }, 'link') ?? {};
      const renamed = (Array.isArray(imports) ? imports : []).filter((each) => typeof each === 'object' && each !== null);
      return [
        ...renamed.map((each) => `${String(each.name)} of ${String(url)} is imported under another name`),
        ...(as === undefined ? [] : [`${String(url)} is linked under another name`]),
      ];
    });
  });
}

/**
 * Entities whose key is another than `id`: with several keys, or with one that differs between subgraphs, a planner has ways to choose
 * between, and some that it has been seen to choose lead nowhere.
 */
export function entitiesAreKeyedById(contract: Contract): string[] {
  return fieldedTypes(contract).flatMap((type) => {
    const keys = (type.directives ?? []).filter((directive) => directive.name.value === 'key');
    const fields = keys.map((directive) => String(directiveOf({ directives: [directive] }, 'key')?.fields));
    return fields.length === 0 || (fields.length === 1 && fields[0] === 'id')
      ? []
      : [`${type.name.value} is keyed by ${fields.join(' and by ')}, not by id alone`];
  });
}

/**
 * Entities that are found by nothing where the planner goes back to them: a type with @requires, or an interface object, whose key is
 * not resolvable. It looks at neither, and what it asks for would be null.
 */
export function entitiesAreFoundAgain(contract: Contract): string[] {
  return fieldedTypes(contract).flatMap((type) => {
    const isAskedAgain = directiveOf(type, 'interfaceObject') || type.fields?.some((field) => directiveOf(field, 'requires'));
    return isAskedAgain && directiveOf(type, 'key')?.resolvable === false
      ? [`${type.name.value} is asked for again and not resolvable`]
      : [];
  });
}

/** Interface objects that nothing stands behind: where no type implements the interface, the planner asks for nothing and says nothing. */
export function interfaceObjectsAreImplemented(contracts: readonly Contract[]): string[] {
  const objects = new Set(
    contracts.flatMap(fieldedTypes).flatMap((type) => (directiveOf(type, 'interfaceObject') ? [type.name.value] : [])),
  );
  const interfaces = contracts.flatMap((contract) =>
    fieldedTypes(contract).flatMap((type) => (type.kind === Kind.INTERFACE_TYPE_DEFINITION ? [{ contract, name: type.name.value }] : [])),
  );
  const isImplemented = (contract: Contract, name: string) =>
    fieldedTypes(contract).some((type) => type.interfaces?.some((each) => each.name.value === name));
  return [
    ...[...objects]
      .filter((name) => !interfaces.some((each) => each.name === name))
      .map((name) => `${name} is an interface object of no interface`),
    ...interfaces
      .filter(({ contract, name }) => objects.has(name) && !isImplemented(contract, name))
      .map(({ contract, name }) => `${contract.name}: ${name} is an interface object elsewhere, and no type implements it here`),
  ];
}
