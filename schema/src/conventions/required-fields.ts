import type { Labels } from '@klear/auth';
import { type FieldNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { type Contract, directiveOf, type Fielded, fieldedTypes, fieldsOf, namedType } from './contract.ts';
import { covers, isProtected, ownTable } from './labels.ts';

type Types = ReadonlyMap<string, Fielded>;

/** Whoever is handed another field's value: the field, how it says so, and what it reads from which types. */
interface Reader {
  readonly name: string;
  readonly how: string;
  readonly from: readonly string[];
  readonly fields: SelectionSetNode;
}

/**
 * What @requires and @fromContext must not say: arguments, and protected fields that whoever is handed them does not ask for itself.
 * Such a field would tell, in its own answer, what the other one withholds.
 */
export function requiresNothingProtected(contracts: readonly Contract[]): string[] {
  const asked = ownTable(contracts);
  return contracts.flatMap((contract) => {
    const types: Types = new Map(fieldedTypes(contract).map((type) => [type.name.value, type]));
    return readersOf(contract).flatMap((reader) => {
      const own = asked.get(reader.name);
      return reader.from
        .flatMap((type) => fieldsBelow(types, type, reader.fields))
        .flatMap(({ name, field }) => [
          ...(field.arguments?.length ? [`${reader.name} ${reader.how} ${name} with arguments`] : []),
          ...(isLet(own, asked.get(name))
            ? []
            : [`${reader.name} ${reader.how} ${name}, which is protected, and does not ask for the same`]),
        ]);
    });
  });
}

function isLet(own: Labels | undefined, target: Labels | undefined): boolean {
  return target === undefined || !isProtected(target) || (own !== undefined && covers(own, target));
}

function readersOf(contract: Contract): Reader[] {
  const contexts = contextsOf(contract);
  return fieldsOf(contract).flatMap(({ type, field, name }) => {
    const required = directiveOf(field, 'requires')?.fields;
    const readers: Reader[] = [];
    if (typeof required === 'string') readers.push({ name, how: 'requires', from: [type.name.value], fields: selectionOf(required) });
    for (const argument of field.arguments ?? []) {
      const [, context, fields] = /^\s*\$(\w+)\s+(.*)$/s.exec(String(directiveOf(argument, 'fromContext')?.field ?? '')) ?? [];
      if (context === undefined || fields === undefined) continue;
      const text = fields.trim().startsWith('{') ? fields.trim().slice(1, -1) : fields;
      readers.push({ name, how: 'takes from its context', from: contexts.get(context) ?? [], fields: selectionOf(text) });
    }
    return readers;
  });
}

/** Which types set a context, by its name. */
function contextsOf(contract: Contract): Map<string, string[]> {
  const contexts = new Map<string, string[]>();
  for (const type of fieldedTypes(contract)) {
    for (const directive of type.directives ?? []) {
      if (directive.name.value !== 'context') continue;
      const name = String(directiveOf({ directives: [directive] }, 'context')?.name);
      contexts.set(name, [...(contexts.get(name) ?? []), type.name.value]);
    }
  }
  return contexts;
}

function selectionOf(fields: string): SelectionSetNode {
  const [operation] = parse(`{ ${fields} }`).definitions as readonly OperationDefinitionNode[];
  return operation?.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] };
}

function fieldsBelow(types: Types, parent: string, { selections }: SelectionSetNode): { name: string; field: FieldNode }[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return fieldsBelow(types, selection.typeCondition?.name.value ?? parent, selection.selectionSet);
    }
    if (selection.kind !== Kind.FIELD) return [];
    const definition = types.get(parent)?.fields?.find((each) => each.name.value === selection.name.value);
    const below = selection.selectionSet && definition ? fieldsBelow(types, namedType(definition.type), selection.selectionSet) : [];
    return [{ name: `${parent}.${selection.name.value}`, field: selection }, ...below];
  });
}
