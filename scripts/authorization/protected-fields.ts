import { readFile } from 'node:fs/promises';
import { readEnforcement } from '@klear/auth';
import { buildSchema, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { guardedRows, lineNames, lineOf } from './policy-table.ts';

const read = (file: string) => readFile(new URL(`../../schema/${file}`, import.meta.url), 'utf8');

export const readApi = async (): Promise<GraphQLSchema> => buildSchema(await read('api.graphql'));
export const readPublic = async (): Promise<GraphQLSchema> => buildSchema(await read('public.graphql'));

/** Every field on which any label stands, on itself, on its type or on what it returns, as "Type.field", from the supergraph. */
export async function protectedFields(): Promise<string[]> {
  return [...readEnforcement(parse(await read('supergraph.graphql'))).keys()].filter((name) => !name.includes('__'));
}

/** Protected fields of which the table says nothing, and names in the table that no protected field answers to. */
export function coverageFaults(schema: GraphQLSchema, fields: readonly string[]): string[] {
  const open = fields
    .filter((field) => !lineOf(field))
    .map((field) => `${field} is protected and no line of the policy table says who sees it`);
  const known = new Set(fields);
  const isKnown = (name: string) => {
    const [type = '', field = ''] = name.split('.');
    if (guardedRows.includes(type) || guardedRows.includes(name)) return true;
    if (field !== '*') return known.has(name);
    const found = schema.getType(type);
    return [...known].some((each) => each.startsWith(`${type}.`)) || (isObjectType(found) && /(Connection|Edge)$/.test(type));
  };
  const idle = lineNames
    .filter((name) => !isKnown(name))
    .map((name) => `${name} is in the policy table and nothing protected is called so`);
  return [...open, ...idle];
}

/** Protected fields of which nothing can be planted through the graph, and why. */
export const neverSeen: ReadonlyMap<string, string> = new Map([
  ['AccessLogEntry.onBehalfOfId', 'nobody acts in the stead of another yet'],
  ['AuditEvent.onBehalfOfId', 'nobody acts in the stead of another yet'],
  ['Article.source', 'only imported articles have one, and they belong to the platform'],
  ['App.retiredAt', 'an app that is retired lends nothing any more: subgraphs/users/test/apps.test.ts'],
  ['Session.app', 'an app signs in for itself: subgraphs/users/test/apps.test.ts'],
  [
    'SetScheduleSuccess.conflicts',
    'the hours of these practices are changed where nothing is booked: subgraphs/bookings/test/staff.test.ts',
  ],
  ['AddScheduleExceptionSuccess.conflicts', 'the same'],
  ['Article.translations', 'drafts of one practice are not translated here'],
]);
