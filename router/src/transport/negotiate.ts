import { Refusal } from '@klear/core';

/** The two media types of GraphQL over HTTP. */
export type MediaType = 'application/graphql-response+json' | 'application/json';

interface Range {
  readonly type: string;
  readonly q: number;
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Chooses the media type of the answer: the one that the client likes better, and of two that it likes alike the newer one when it is
 * named. Undefined when the client accepts neither.
 */
export function chooseMediaType(accept: string | undefined): MediaType | undefined {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const ranges = rangesOf(accept);
  const likes = (...types: string[]) => ranges.find(({ type }) => types.includes(type))?.q;
  const newer = likes('application/graphql-response+json') ?? 0;
  const older = likes('application/json') ?? likes('application/*') ?? likes('*/*') ?? 0;
  if (newer === 0 && older === 0) return undefined;
  return newer >= older ? 'application/graphql-response+json' : 'application/json';
}

/**
 * Whether a deferred answer may come in parts: the client takes multipart/mixed in the form of 2022-08-24, which is also what it means
 * when it names none, and likes JSON in one piece no better.
 */
export function takesParts(accept: string | undefined): boolean {
  if (!accept || !/multipart\/mixed/i.test(accept)) return false;
  const ranges = rangesOf(accept);
  const parts = ranges.find(({ type, parameters }) => type === 'multipart/mixed' && isKnownForm(parameters))?.q ?? 0;
  const whole = ranges.filter(({ type }) => type === 'application/graphql-response+json' || type === 'application/json');
  return parts > 0 && whole.every(({ q }) => parts >= q);
}

/** `subscriptionSpec` and `incrementalSpec` name other forms of the same media type. */
function isKnownForm(parameters: ReadonlyMap<string, string>): boolean {
  const form = parameters.get('deferspec');
  return form === undefined ? ![...parameters.keys()].some((name) => name.endsWith('spec')) : form === '20220824';
}

const rangesOf = (accept: string): Range[] => accept.split(',').flatMap(rangeOf);

function rangeOf(text: string): Range[] {
  const { type, parameters } = readMediaType(text);
  const charset = parameters.get('charset');
  if (charset !== undefined && !isUtf8(charset)) return [];
  const q = Number(parameters.get('q') ?? 1);
  return [{ type, q: Number.isNaN(q) ? 1 : q, parameters }];
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
