import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Canaries, Random } from './canary.ts';

/** Ids of things that are there, by the name of the field that takes them: with these an operation gets as far as it can. */
export type KnownIds = Readonly<Record<string, string>>;

/** Variables of an operation in which every free text is a canary. One in eight places is a canary of a wrong type, which is refused. */
export function fillVariables(options: {
  schema: GraphQLSchema;
  definition: OperationDefinitionNode;
  known: KnownIds;
  canaries: Canaries;
  random: Random;
}): Record<string, unknown> {
  const { schema, definition, known, canaries, random } = options;
  const now = Date.now();
  const pick = <T>(items: readonly T[]): T | undefined => items[random(items.length)];

  function leaf(type: string, name: string): unknown {
    // A client's own random name for its request: it is kept to know the repeat, and nothing personal is in it.
    if (name === 'idempotencyKey') return crypto.randomUUID();
    if (random(8) === 0) return canaries.word();
    switch (type) {
      case 'ID':
        return known[name] ?? canaries.word();
      case 'Int':
      case 'SafeInt':
        return 1 + random(3);
      case 'Float':
        return random(50) + 0.5;
      case 'Boolean':
        return random(2) === 0;
      case 'DateTime':
        return new Date(now + random(14 * 86_400_000)).toISOString();
      case 'Date':
        return new Date(now - random(20_000) * 86_400_000).toISOString().slice(0, 10);
      case 'LocalTime':
        return '09:00';
      case 'TimeZone':
        return 'Europe/Berlin';
      case 'Decimal':
        return '36.6';
      default:
        return text(name);
    }
  }

  function text(name: string): string {
    if (/email/i.test(name)) return canaries.email();
    if (/phone/i.test(name)) return canaries.phone();
    const fixed: Readonly<Record<string, string>> = { country: 'DE', currency: 'EUR', locale: 'en', system: 'http://snomed.info/sct' };
    // A pass phrase is long enough, a name is not too long.
    return fixed[name] ?? (/password|token/i.test(name) ? `${canaries.word()} ${canaries.word()}` : canaries.word());
  }

  function value(type: GraphQLInputType, name: string, depth: number): unknown {
    if (isNonNullType(type)) return value(type.ofType, name, depth);
    if (isListType(type)) return [value(type.ofType, name.replace(/s$/, ''), depth)];
    if (isEnumType(type)) return random(8) === 0 ? canaries.word() : pick(type.getValues())?.name;
    if (!isInputObjectType(type)) return leaf(type.name, name);
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || (depth < 4 && random(5) > 0));
    return Object.fromEntries(fields.map((field) => [field.name, value(field.type, field.name, depth + 1)]));
  }

  return Object.fromEntries(
    (definition.variableDefinitions ?? []).flatMap(({ variable, type }) => {
      const found = typeFromAST(schema, type);
      return found ? [[variable.name.value, value(found as GraphQLInputType, variable.name.value, 0)]] : [];
    }),
  );
}
