import { createHash } from 'node:crypto';
import { type GraphQLEnumType, type GraphQLNamedType, isEnumType } from 'graphql';

/** How many different entities of a type there are, so that an answer meets the same ones again, as real answers do. */
const pools: Readonly<Record<string, number>> = { Organization: 12, Location: 25, Practitioner: 60, User: 60, Service: 150, Article: 40 };
const words =
  'calm breath posture sleep balance gentle session morning practice strength recovery mindful joint movement evening care'.split(' ');
/** Longer texts than a name, in words. */
const wordCounts: Readonly<Record<string, number>> = { bio: 60, summary: 30, body: 200, description: 20, headline: 8, title: 6 };

/** A whole number that depends on the text alone. */
export function numberOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE();
}

/** The id of one of a type's entities. */
export function idFrom(type: string, seed: string): string {
  const hex = createHash('sha256')
    .update(`${type} ${numberOf(seed) % (pools[type] ?? 1_000)}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A leaf's value, the same for the same seed in every subgraph. */
export function leafOf(type: GraphQLNamedType, field: string, seed: string): unknown {
  const number = numberOf(seed);
  if (isEnumType(type)) return enumValue(type, number);
  switch (type.name) {
    case 'ID':
      return idFrom(seed, seed);
    case 'Int':
    case 'SafeInt':
      return number % 10_000;
    case 'Float':
      return (number % 18_000) / 100 - 90;
    case 'Boolean':
      return number % 2 === 0;
    case 'DateTime':
      return new Date(Date.UTC(2027, 0, 1) + (number % 500_000) * 60_000).toISOString();
    case 'Date':
      return `2027-0${(number % 9) + 1}-1${number % 10}`;
    case 'LocalTime':
      return `1${number % 10}:30`;
    case 'TimeZone':
      return ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'][number % 3];
    case 'Decimal':
      return `${number % 100}.50`;
    default:
      return textOf(wordCounts[field] ?? 2, number);
  }
}

const enumValue = (type: GraphQLEnumType, number: number): unknown => {
  const values = type.getValues();
  return values[number % values.length]?.value;
};

function textOf(count: number, number: number): string {
  return Array.from({ length: count }, (_, at) => words[(number + at * (1 + (number % 7))) % words.length]).join(' ');
}
