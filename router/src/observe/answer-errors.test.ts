import { type Logger, silentLogger } from '@klear/core';
import { expect, it } from 'vitest';
import { showErrors } from './answer-errors.ts';

const masked = { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r1' } };
const shown = (error: Parameters<typeof showErrors>[0][number], log: Logger = silentLogger) =>
  showErrors([error], { requestId: 'r1', log })[0];

it.each([
  ['FORBIDDEN', { reason: 'CONSENT_REQUIRED' }],
  ['BAD_USER_INPUT', { faults: [{ path: ['input'], message: 'is empty' }] }],
  ['NOT_FOUND', {}],
] as const)('a refusal of a subgraph keeps its code %s, its sentence and %j, and nothing else that came along', (code, kept) => {
  const extensions = { code, ...kept, stacktrace: ['at secret.ts'], serviceName: 'users', exception: { sql: 'select secret' } };
  const path = ['me', 'name'];
  expect(shown({ message: 'Not yours.', path, extensions, service: 'users' })).toEqual({
    message: 'Not yours.',
    path,
    extensions: { code, ...kept },
  });
});

it.each(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR', 'constructor', '__proto__', ''])(
  'a subgraph that says %j is masked: its sentence is not taken on trust',
  (code) => {
    expect(shown({ message: 'secret', extensions: { code, stacktrace: ['secret'] }, service: 'users' })).toEqual(masked);
  },
);

it('the cause of a failed fetch is in the log, with the subgraph, and not in the answer', () => {
  const lines: object[] = [];
  const cause = new Error('10.0.0.1 refused');
  const failure = { message: 'A service is not available.', extensions: { code: 'SERVICE_UNAVAILABLE' }, service: 'users', cause };
  const { message, extensions } = failure;
  expect(shown(failure, { ...silentLogger, warn: (entry: object) => void lines.push(entry) })).toEqual({ message, extensions });
  expect(lines).toEqual([{ requestId: 'r1', subgraph: 'users', err: cause }]);
});

it('what the router finds itself is told with its sentence', () => {
  const { message, extensions } = { message: 'Cannot return null.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  expect(shown({ message, extensions })).toEqual({ message, extensions: { ...extensions, requestId: 'r1' } });
});
