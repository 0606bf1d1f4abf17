import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from '../canaries/canary.ts';

/** What random questions are made of: everything that the asker might name, whether it is theirs to see or not. */
export interface Words {
  /** Ids of things that are there, by the name of the field or argument that takes them, and some that are not. */
  readonly ids: readonly string[];
  /** What somebody might search for, hidden values and their beginnings among it. */
  readonly texts: readonly string[];
  /** Cursors that answers have given. */
  readonly cursors: readonly string[];
  readonly now: Date;
}

const maxDepth = 6;

/** A query of the whole graph: random fields, fragments, aliases, filters, searches, sorts, page sizes and cursors. */
export function randomQuestion(schema: GraphQLSchema, words: Words, random: Random): string {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[random(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  let aliases = 0;

  function text(name: string): string {
    if (name === 'after' || name === 'before') return words.cursors.length > 0 && random(3) > 0 ? pick(words.cursors) : pick(words.texts);
    if (/id$/i.test(name)) return pick(words.ids);
    if (name === 'country') return 'DE';
    if (name === 'locale') return 'en';
    return pick(words.texts);
  }

  function leaf(type: string, name: string): string {
    const time = (days: number) => new Date(words.now.getTime() + (random(days * 2) - days) * 86_400_000).toISOString();
    switch (type) {
      case 'ID':
        return JSON.stringify(pick(words.ids));
      case 'Int':
      case 'SafeInt':
        return String(1 + random(4));
      case 'Float':
        return String(random(60) + 0.5);
      case 'Boolean':
        return String(random(2) === 0);
      case 'DateTime':
        return JSON.stringify(time(10));
      case 'Date':
        return JSON.stringify(time(20_000).slice(0, 10));
      case 'TimeZone':
        return '"Europe/Berlin"';
      case 'LocalTime':
        return '"09:00"';
      case 'Decimal':
        return '"36.6"';
      default:
        return JSON.stringify(text(name));
    }
  }

  function value(type: GraphQLInputType, name: string, depth = 0): string {
    if (isNonNullType(type)) return value(type.ofType, name, depth);
    if (isListType(type)) return `[${value(type.ofType, name.replace(/s$/, ''), depth)}]`;
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (!isInputObjectType(type)) return leaf(type.name, name);
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || (depth < 3 && random(2) === 0));
    return `{ ${fields.map((field) => `${field.name}: ${value(field.type, field.name, depth + 1)}`).join(', ')} }`;
  }

  function given(args: readonly GraphQLArgument[]): string {
    // A page is asked for by its size: what a list may cost is then small, whatever the depth.
    const told = args.filter((arg) => isNonNullType(arg.type) || arg.name === 'first' || random(arg.name === 'after' ? 5 : 2) === 0);
    return told.length === 0 ? '' : `(${told.map((arg) => `${arg.name}: ${value(arg.type, arg.name)}`).join(', ')})`;
  }

  function field(of: GraphQLField<unknown, unknown>, depth: number): string | undefined {
    const below = selection(getNamedType(of.type), depth + 1);
    if (below === undefined) return undefined;
    aliases += 1;
    return `f${aliases}: ${of.name}${given(of.args)} ${below}`;
  }

  /** Empty for a leaf; undefined where it would get too deep. */
  function selection(type: GraphQLNamedType, depth: number): string | undefined {
    if (isAbstractType(type)) {
      const members = schema
        .getPossibleTypes(type)
        .map((member) => `... on ${member.name} ${selection(member, depth) ?? '{ __typename }'}`);
      return `{ __typename ${members.join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    if (depth > maxDepth) return undefined;
    const fields = Object.values(type.getFields());
    const wanted = Array.from({ length: 1 + random(3) }, () => pick(fields));
    // Lists are worth asking for what is in them.
    const edges = type.getFields().edges;
    const parts = [...new Set(edges ? [edges, ...wanted] : wanted)].flatMap((each) => field(each, depth) ?? []);
    return `{ __typename ${parts.join(' ')} }`;
  }

  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  for (;;) {
    aliases = 0;
    const asked = Array.from({ length: 1 + random(2) }, () => field(pick(roots), 1)).filter((part) => part !== undefined);
    if (asked.length > 0) return `{ ${asked.join(' ')} }`;
  }
}
