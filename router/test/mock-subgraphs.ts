import { createHash } from 'node:crypto';
import { Supergraph } from '@apollo/federation-internals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';

type Row = Record<string, unknown>;

/** Where an object of no entity came from; entities are known by their `id`. */
const origin = Symbol('origin');

/**
 * Subgraphs for any supergraph whose entities have the key `id`, taken out of it: every field has a value that depends on nothing
 * but its object's identity, its name and its arguments, so all subgraphs and all engines agree. Some are null, also where they
 * may not be, and some fail.
 */
export function createMockSubgraphs(supergraphSdl: string): Record<string, GraphQLSchema> {
  const supergraph = Supergraph.build(supergraphSdl.replaceAll(', for: SECURITY', ''));
  const found: Record<string, GraphQLSchema> = {};
  for (const subgraph of supergraph.subgraphs()) {
    const schema = buildSubgraphSchema([{ typeDefs: parse(subgraph.toString()) }]);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('_')) continue;
      for (const field of Object.values(type.getFields())) {
        if (field.name.startsWith('_')) continue;
        field.resolve = (parent: Row | undefined, args) => {
          if (parent && Object.hasOwn(parent, field.name)) return parent[field.name];
          return madeUp(schema, field.type, `${identityOf(type.name, parent)}.${field.name}(${JSON.stringify(args)})`, field.name);
        };
      }
    }
    found[subgraph.name] = schema;
  }
  return found;
}

function identityOf(type: string, row: (Row & { [origin]?: string }) | undefined): string {
  return row?.[origin] ?? `${type}:${String(row?.id ?? '')}`;
}

function madeUp(schema: GraphQLSchema, type: GraphQLOutputType, seed: string, name: string): unknown {
  const digest = createHash('md5').update(seed).digest();
  const roll = (below: number, at: number) => digest.readUInt16LE(at) % below;
  if (name === 'id') return `id-${roll(4, 0)}`;
  if (roll(60, 2) === 0) throw new GraphQLError('no', { extensions: { code: roll(2, 4) ? 'FORBIDDEN' : 'NOT_FOUND' } });
  if (isNonNullType(type)) return roll(90, 6) === 0 ? null : madeUp(schema, type.ofType, `${seed}!`, name);
  if (roll(9, 6) === 0) return null;
  if (isListType(type)) return Array.from({ length: roll(4, 8) }, (_, i) => madeUp(schema, type.ofType, `${seed}[${i}]`, name));
  if (isEnumType(type)) return type.getValues()[roll(type.getValues().length, 8)]?.value;
  if (isScalarType(type)) return scalarOf(type.name, roll(1_000, 8));
  const concrete = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
  const chosen = concrete[roll(concrete.length, 10)];
  if (!chosen) return null;
  const isEntity = 'id' in chosen.getFields();
  return { __typename: chosen.name, ...(isEntity ? { id: `id-${roll(4, 12)}` } : { [origin]: seed }) };
}

function scalarOf(name: string, number: number): unknown {
  if (name === 'Int') return number;
  if (name === 'Float') return number / 4;
  if (name === 'Boolean') return number % 2 === 0;
  if (name === 'SafeInt') return number * 1e12;
  if (name === 'Date') return '2026-02-28';
  if (name === 'DateTime') return `2026-02-28T10:00:00.${String(number).padStart(3, '0')}Z`;
  if (name === 'LocalTime') return '09:30';
  if (name === 'Decimal') return `${number}.50`;
  return `${name} ${number}`;
}
