import { Refusal } from '@klear/core';

/** The two media types of GraphQL over HTTP. */
export type MediaType = 'application/graphql-response+json' | 'application/json';

interface Range {
  readonly type: string;
  readonly q: number;
}

/**
 * Chooses the media type of the answer: the one that the client likes better, and of two that it likes alike the newer one when it is
 * named. Undefined when the client accepts neither.
 */
export function chooseMediaType(accept: string | undefined): MediaType | undefined {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const ranges = accept.split(',').flatMap(rangeOf);
  const likes = (...types: string[]) => ranges.find(({ type }) => types.includes(type))?.q;
  const newer = likes('application/graphql-response+json') ?? 0;
  const older = likes('application/json') ?? likes('application/*') ?? likes('*/*') ?? 0;
  if (newer === 0 && older === 0) return undefined;
  return newer >= older ? 'application/graphql-response+json' : 'application/json';
}

function rangeOf(text: string): Range[] {
  const { type, parameters } = readMediaType(text);
  const charset = parameters.get('charset');
  if (charset !== undefined && !isUtf8(charset)) return [];
  const q = Number(parameters.get('q') ?? 1);
  return [{ type, q: Number.isNaN(q) ? 1 : q }];
}

/** Refuses a body that is not JSON in UTF-8. A form or plain text could be sent by a foreign page without asking. */
export function requireJson(headers: Readonly<Record<string, string>>): void {
  const { type, parameters } = readMediaType(headers['content-type'] ?? '');
  const charset = parameters.get('charset');
  if (type !== 'application/json' || (charset !== undefined && !isUtf8(charset)))
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'Send application/json in UTF-8.');
}

const isUtf8 = (charset: string) => charset === 'utf-8' || charset === 'utf8';

function readMediaType(text: string): { type: string; parameters: ReadonlyMap<string, string> } {
  const [type = '', ...rest] = text
    .slice(0, 1_000)
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const parameters = rest.map((part) => {
    const [name = '', value = ''] = part.split('=', 2);
    return [name.trim(), value.trim().replaceAll('"', '')] as const;
  });
  return { type, parameters: new Map(parameters) };
}

const toldInBody: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * The status of a refused request. Under application/json, what is wrong with the document or the variables is told in the body of a 200,
 * as the specification asks; under application/graphql-response+json it is a 4xx.
 */
export function statusFor(
  failure: { status: number; errors: readonly { extensions?: Readonly<Record<string, unknown>> }[] },
  mediaType: MediaType,
): number {
  return mediaType === 'application/json' && toldInBody.has(failure.errors[0]?.extensions?.code) ? 200 : failure.status;
}
