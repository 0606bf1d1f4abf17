import type { RefusedFor } from '@klear/auth';
import type { Withheld } from '../authorize/prune.ts';
import type { EngineError } from './errors.ts';
import type { ResponsePath } from './gather.ts';

/** What to do about each reason; the field is named as "Type.field". */
const says: Readonly<Partial<Record<RefusedFor, (field: string) => string>>> = {
  UNAUTHENTICATED: (field) => `Sign in to see ${field}.`,
  NOT_IN_SCOPE: (field) => `This app was not lent the scope that ${field} needs.`,
  ROLE_REQUIRED: (field) => `${field} needs a role that you do not hold where you act.`,
  PURPOSE_REQUIRED: (field) => `${field} is not for this purpose. Name another one in klear-purpose.`,
};

/** Tells that a field of the answer is null because token and request refuse it. */
export function withheldError(field: string, { refusal, because }: Withheld, path: ResponsePath): EngineError {
  const message = because ? `Not done, because ${because} is refused.` : (says[refusal]?.(field) ?? `You may not see ${field}.`);
  const extensions = refusal === 'UNAUTHENTICATED' ? { code: refusal } : { code: 'FORBIDDEN', reason: refusal };
  return { message, path, extensions };
}
