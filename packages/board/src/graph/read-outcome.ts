import type { BoardVisitFragment, GraphError } from '@klear/client';
import type { Outcome, Reason } from '../move/outcome.ts';
import { reasonWords } from '../move/reason-words.ts';
import { bookingOf } from './read-day.ts';

/** What a mutation of the board answers: the visit as it is now, or a problem with what stands against it. */
export interface Told {
  readonly appointment?: BoardVisitFragment;
  readonly code?: string;
  readonly message?: string;
  readonly reasons?: readonly Reason[];
  readonly overridable?: readonly Reason[];
  readonly alternatives?: readonly { readonly start: string }[];
}

/** Reads an answer. A refusal tells every reason that the graph gave, in words; `who` is the practitioner in them. */
export function outcomeOf({
  told,
  errors,
  title,
  who,
}: {
  told: Told | null | undefined;
  errors: readonly GraphError[];
  title: string;
  who: string;
}): Outcome {
  if (told?.appointment) return { done: true, booking: bookingOf(told.appointment) };
  const { code = errors[0]?.code ?? 'INTERNAL_SERVER_ERROR', message = errors[0]?.message ?? 'The graph did not answer.' } = told ?? {};
  const lines = told?.reasons?.length ? told.reasons.map((reason) => reasonWords(reason, who)) : [message];
  const freeMs = (told?.alternatives ?? []).map(({ start }) => Date.parse(start));
  const { reasons = [], overridable = [] } = told ?? {};
  const waivable = reasons.every((reason) => overridable.includes(reason)) ? overridable : [];
  return { done: false, code, title, lines, freeMs, waivable };
}
