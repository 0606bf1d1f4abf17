import { type Logger, Refusal } from '@klear/core';
import { type DestinationStream, pino } from 'pino';
import { protectedNames } from './__generated__/protected-names.ts';

/** What requests, tokens, documents and rows are made of; no field of the graph has these names. */
const ownWords = [
  ...['authorization', 'cookie', 'set-cookie', 'headers', 'klear-viewer', 'klear-signature'],
  ...['token', 'accesstoken', 'refreshtoken', 'clientsecret', 'password', 'passwordhash', 'secret'],
  ...['dateofbirth', 'address', 'displayname', 'givenname', 'familyname', 'firstname', 'lastname'],
  ...['body', 'content', 'note', 'notes', 'variables', 'query', 'resource', 'display', 'input'],
];
/** Keys whose values never reach a log line, whatever room wrote them and however deep they lie: these, and what the schema labels. */
const secretKeys: ReadonlySet<string> = new Set([...ownWords, ...protectedNames]);
/** `code` is a health datum inside a resource and an error code elsewhere: these forms of it are harmless. */
const harmlessCode = /^[A-Z][A-Z0-9_]{2,60}$|^[0-9A-Z]{5}$/;
const maxDepth = 6;

/** Takes quoted values, bracketed key values, addresses and long numbers out of a message that some library wrote. */
export function scrub(message: string): string {
  return message
    .replace(/\)=\([^)]*\)/g, ')=(…)')
    .replace(/(["'`])(?:(?!\1).)*\1/g, '$1…$1')
    .replace(/[^\s@]+@[^\s@]+/g, '…@…')
    .replace(/\+?\d[\d -]{5,}\d/g, '…');
}

function errorFields(error: Error): object {
  const code = 'code' in error && typeof error.code === 'string' && harmlessCode.test(error.code) ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const message = error instanceof Refusal ? error.message : scrub(error.message);
  const cause = error.cause instanceof Error ? { cause: errorFields(error.cause) } : {};
  const original =
    'originalError' in error && error.originalError instanceof Error ? { originalError: errorFields(error.originalError) } : {};
  return { type: error.name, message, ...code, stack: frames.slice(0, 12).map((line) => line.trim()), ...cause, ...original };
}

function redact(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return errorFields(value);
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, isSecret(key, item) ? '[redacted]' : redact(item, depth + 1)]),
  );
}

function isSecret(key: string, value: unknown): boolean {
  if (!secretKeys.has(key.toLowerCase()) || value === undefined) return false;
  // An HTTP status is a number, that of a condition or a medication is a word.
  if (key === 'status') return typeof value !== 'number';
  return !(key === 'code' && typeof value === 'string' && harmlessCode.test(value));
}

/** JSON lines with the service's name, redacted by key name at any depth; error messages are scrubbed of values. */
export function createServiceLogger(options: {
  name: string;
  level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  destination?: DestinationStream;
}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: (fields: object) => redact(fields) as Record<string, unknown> },
    serializers: { err: (error: unknown) => error },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}
