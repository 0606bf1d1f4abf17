import type { Change, Comparison } from './compare.ts';

const number = new Intl.NumberFormat('en-US');

/** What an engineer reads before a schema goes out. */
export function reportOf({ hurts, unused, dangerous }: Comparison): string {
  const parts = [
    section(
      'breaks what clients use',
      hurts.filter(({ uses }) => uses.length > 0),
    ),
    section(
      'breaks what clients may use',
      hurts.filter(({ uses }) => uses.length === 0),
    ),
    section('breaks nothing that was used', unused),
    section('to think about', dangerous),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing that could break a client changes.' : parts.join('\n\n');
}

function section(title: string, changes: readonly Change[]): string {
  if (changes.length === 0) return '';
  return [`${title} (${changes.length})`, ...changes.flatMap(linesOf)].join('\n');
}

function linesOf({ type, description, uses }: Change): string[] {
  const width = Math.max(0, ...uses.map(({ client }) => client.length));
  return [
    `  ${type.padEnd(30)} ${description}`,
    ...uses.map(
      ({ client, count, first, last }) =>
        `      ${client.padEnd(width)}  ${number.format(count).padStart(9)} times since ${first}, last ${last.slice(0, 16).replace('T', ' ')}`,
    ),
  ];
}
