import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { isObject, type JsonObject, readOwn } from './own-keys.ts';
import type { TypeMap } from './type-map.ts';

/** Writes what a subgraph needs to know an object as JSON text; undefined when it lacks a required field. */
type Writer = (object: JsonObject) => string | undefined;

interface FieldWriter {
  readonly name: string;
  /** `"name":` ready for output. */
  readonly key: string;
  readonly below: Writer | undefined;
}

export interface Representations {
  /** Different texts, in the order in which they were met. */
  readonly texts: readonly string[];
  /** For each entity the index of its text, -1 for one that is not asked for. */
  readonly indexOf: readonly number[];
}

/**
 * Compiles the `requires` of a fetch. The text is both the key that finds equal entities and the body that is sent, so an
 * entity that occurs a hundred times in an answer is asked for once. An entity without __typename is left out.
 */
export function compileRepresentation(
  requires: readonly QueryPlanSelectionNode[],
  types: TypeMap,
): (entities: readonly JsonObject[]) => Representations {
  const byType = new Map<string, EntityWriter>();
  const writerFor = (typename: string): EntityWriter => {
    const known = byType.get(typename) ?? createEntityWriter(typename, requires, types);
    byType.set(typename, known);
    return known;
  };
  return (entities) => {
    const texts: string[] = [];
    const indexOf = new Array<number>(entities.length).fill(-1);
    // The type keeps apart what rewrites make different.
    const met = new Map<string, Met>();
    let group: Met | undefined;
    for (let i = 0; i < entities.length; i++) {
      const entity = entities[i];
      const typename = entity?.__typename;
      if (!entity || typeof typename !== 'string') continue;
      // Neighbours are of one type as a rule.
      if (group?.typename !== typename) {
        group = met.get(typename) ?? { typename, writer: writerFor(typename), byKey: new Map(), byText: new Map() };
        met.set(typename, group);
      }
      const { writer } = group;
      const sole = writer.soleKey(entity);
      const text = sole === undefined ? writer.write(entity) : undefined;
      const told = sole ?? text;
      if (told === undefined) continue;
      const indexes = sole === undefined ? group.byText : group.byKey;
      let index = indexes.get(told);
      if (index === undefined) {
        index = texts.push(text ?? writer.write(entity) ?? '') - 1;
        indexes.set(told, index);
      }
      indexOf[i] = index;
    }
    return { texts, indexOf };
  };
}

/** The entities of one type that were met in one run. */
interface Met {
  readonly typename: string;
  readonly writer: EntityWriter;
  /** Indexes of texts, by the value that alone tells an entity apart, and by the whole text where there is more to it. */
  readonly byKey: Map<string, number>;
  readonly byText: Map<string, number>;
}

interface EntityWriter {
  readonly write: Writer;
  /** The text that alone tells entities of this type apart: no JSON need be written to know it again. Undefined when there is more to it. */
  soleKey(entity: JsonObject): string | undefined;
}

function createEntityWriter(typename: string, requires: readonly QueryPlanSelectionNode[], types: TypeMap): EntityWriter {
  const fields = fieldsFor(typename, requires, types);
  const telling = fields.filter(({ name }) => name !== '__typename');
  const [sole] = telling.length === 1 && !telling[0]?.below ? telling : [];
  return {
    write: compileObject(requires, types),
    soleKey(entity) {
      const value = sole && readOwn(entity, sole.name);
      return typeof value === 'string' ? value : undefined;
    },
  };
}

function compileObject(selections: readonly QueryPlanSelectionNode[], types: TypeMap): Writer {
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

function writeValue(value: unknown, below: Writer | undefined): string {
  if (!below) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((element) => writeValue(element, below)).join(',')}]`;
  return isObject(value) ? (below(value) ?? 'null') : 'null';
}

function responseName(field: QueryPlanFieldNode): string {
  return field.alias ?? field.name;
}
