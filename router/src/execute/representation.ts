import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import type { TypeMap } from './type-map.ts';

/** Writes what a subgraph needs to know an entity as JSON text; undefined when the entity lacks a required field. */
export type RepresentationWriter = (entity: JsonObject) => string | undefined;

interface FieldWriter {
  readonly name: string;
  /** `"name":` ready for output. */
  readonly key: string;
  readonly below: RepresentationWriter | undefined;
}

/**
 * Compiles the `requires` of a fetch. The text is both the key that finds equal entities and the body that is sent, so an
 * entity that occurs a hundred times in an answer is asked for once. An entity without __typename is left out.
 */
export function compileRepresentation(requires: readonly QueryPlanSelectionNode[], types: TypeMap): RepresentationWriter {
  const write = compileObject(requires, types);
  return (entity) => (typeof readOwn(entity, '__typename') === 'string' ? write(entity) : undefined);
}

function compileObject(selections: readonly QueryPlanSelectionNode[], types: TypeMap): RepresentationWriter {
  const byType = new Map<string | undefined, readonly FieldWriter[]>();
  return (object) => {
    const typename = readOwn(object, '__typename');
    const known = typeof typename === 'string' ? typename : undefined;
    let fields = byType.get(known);
    if (!fields) {
      fields = fieldsFor(known, selections, types);
      byType.set(known, fields);
    }
    return writeFields(object, fields) ?? writeFields(object, fieldsFor(known, answerable(object, known, selections, types), types));
  };
}

/**
 * One fetch may serve several needs, each a fragment of its own. When an object lacks what one of them requires (its fields
 * were skipped), that fragment is left out and the others still hold.
 */
function answerable(
  object: JsonObject,
  typename: string | undefined,
  selections: readonly QueryPlanSelectionNode[],
  types: TypeMap,
): QueryPlanSelectionNode[] {
  return selections.flatMap((node): QueryPlanSelectionNode[] => {
    if (node.kind === 'Field') return [node];
    if (node.typeCondition && !(typename !== undefined && types.fits(node.typeCondition, typename))) return [];
    const lacks = node.selections.some((below) => below.kind === 'Field' && readOwn(object, responseName(below)) === undefined);
    return lacks ? [] : [{ ...node, selections: answerable(object, typename, node.selections, types) }];
  });
}

function fieldsFor(typename: string | undefined, selections: readonly QueryPlanSelectionNode[], types: TypeMap): FieldWriter[] {
  const merged = new Map<string, QueryPlanSelectionNode[] | undefined>();
  const collect = (nodes: readonly QueryPlanSelectionNode[]) => {
    for (const node of nodes) {
      if (node.kind === 'Field')
        merged.set(responseName(node), node.selections && [...(merged.get(responseName(node)) ?? []), ...node.selections]);
      else if (!node.typeCondition || (typename !== undefined && types.fits(node.typeCondition, typename))) collect(node.selections);
    }
  };
  collect(selections);
  return [...merged].map(([name, below]) => ({ name, key: `${JSON.stringify(name)}:`, below: below && compileObject(below, types) }));
}

function writeFields(object: JsonObject, fields: readonly FieldWriter[]): string | undefined {
  if (fields.length === 0) return undefined;
  let text = '';
  for (const field of fields) {
    const value = readOwn(object, field.name);
    if (value === undefined) return undefined;
    text += `${text === '' ? '{' : ','}${field.key}${writeValue(value, field.below)}`;
  }
  return `${text}}`;
}

function writeValue(value: unknown, below: RepresentationWriter | undefined): string {
  if (!below) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((element) => writeValue(element, below)).join(',')}]`;
  return isObject(value) ? (below(value) ?? 'null') : 'null';
}

function responseName(field: QueryPlanFieldNode): string {
  return field.alias ?? field.name;
}
