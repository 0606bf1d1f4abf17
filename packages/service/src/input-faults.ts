import { badInput, err, type InputFault, ok, type Result } from '@klear/core';
import type { z } from 'zod';

const codes: Readonly<Record<string, string>> = {
  invalid_type: 'WRONG_TYPE',
  too_big: 'TOO_LARGE',
  too_small: 'TOO_SMALL',
  invalid_format: 'WRONG_FORMAT',
  not_multiple_of: 'NOT_A_MULTIPLE',
  unrecognized_keys: 'UNKNOWN_FIELD',
  invalid_value: 'NOT_IN_LIST',
};

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') return issue.params.code;
  if (issue.code === 'invalid_type' && /received (undefined|null)$/.test(issue.message)) return 'REQUIRED';
  return codes[issue.code] ?? 'INVALID';
}

/** Every faulty field of an input, in the order of zod's walk. zod's own sentences name types and bounds, never values. */
export function faultsOf(error: z.core.$ZodError, root: readonly (string | number)[] = []): InputFault[] {
  return error.issues.flatMap((issue) => {
    const path = [...root, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], code: 'UNKNOWN_FIELD', message: 'There is no such field here.' }));
    }
    const code = codeOf(issue);
    return [{ path, code, message: code === 'REQUIRED' ? 'This field is required.' : `${issue.message.replace(/\.$/, '')}.` }];
  });
}

/** Reads an input against its shape; all faulty fields at once. `root` is the path of the input inside the arguments. */
export function readInput<T>(shape: z.ZodType<T>, input: unknown, root?: readonly (string | number)[]): Result<T, readonly InputFault[]> {
  const read = shape.safeParse(input);
  return read.success ? ok(read.data) : err(faultsOf(read.error, root));
}

/** As `readInput`, for callers that answer a fault with a refusal: throws Refusal BAD_USER_INPUT with all faults. */
export function parseInput<T>(shape: z.ZodType<T>, input: unknown, root: readonly (string | number)[] = ['input']): T {
  const read = readInput(shape, input, root);
  if (!read.ok) throw badInput(read.error);
  return read.value;
}
