import { Refusal } from '@klear/core';

/** The two media types of GraphQL over HTTP. */
export type MediaType = 'application/graphql-response+json' | 'application/json';

/** Chooses the media type of the answer. Undefined when the client accepts neither. */
export function chooseMediaType(accept: string | undefined): MediaType | undefined {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const wanted = accept.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '');
  if (wanted.includes('application/graphql-response+json')) return 'application/graphql-response+json';
  return wanted.some((type) => type === 'application/json' || type === 'application/*' || type === '*/*') ? 'application/json' : undefined;
}

/** Refuses a body that is not JSON in UTF-8. A form or plain text could be sent by a foreign page without asking. */
export function requireJson(headers: Readonly<Record<string, string>>): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  const isJson = type === 'application/json' && (charset === undefined || charset === 'utf-8' || charset === 'utf8');
  const isPlain = headers['content-encoding'] === undefined || headers['content-encoding'] === 'identity';
  if (!isJson || !isPlain) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'Send application/json in UTF-8, not compressed.');
}

/**
 * The status of a refused request. Under application/json, what is wrong with the document or the variables is told in the body of a 200,
 * as the specification asks; under application/graphql-response+json it is a 4xx.
 */
export function statusFor(
  failure: { status: number; errors: readonly { extensions?: Readonly<Record<string, unknown>> }[] },
  mediaType: MediaType,
): number {
  const code = failure.errors[0]?.extensions?.code;
  const inBody = code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED' || code === 'BAD_USER_INPUT';
  return mediaType === 'application/json' && inBody ? 200 : failure.status;
}
