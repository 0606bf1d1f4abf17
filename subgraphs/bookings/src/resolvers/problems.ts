import type {
  ClientBusy,
  FeeChanged,
  HoldExpired,
  PaymentRequired,
  SlotNotOffered,
  SlotTaken,
  TaskEnded,
  TransitionRefused,
  VersionConflict,
} from '../commands/outcomes.ts';
import type { AlreadyWithdrawn, ChangedTooOften } from '../domain/conversation.ts';

type Outcome =
  | FeeChanged
  | SlotTaken
  | SlotNotOffered
  | ClientBusy
  | HoldExpired
  | PaymentRequired
  | VersionConflict
  | TransitionRefused
  | TaskEnded
  | AlreadyWithdrawn
  | ChangedTooOften;

/** The union member and the sentence for each expected outcome. */
const told = {
  SLOT_TAKEN: { __typename: 'SlotTaken', message: 'Somebody was faster. Choose one of the alternatives.' },
  SLOT_NOT_OFFERED: { __typename: 'SlotNotOffered', message: 'This start is not offered. Choose one of the free times.' },
  CLIENT_BUSY: { __typename: 'ClientBusy', message: 'There is another appointment at that time. Choose another start.' },
  FEE_CHANGED: { __typename: 'FeeChanged', message: 'It costs something else by now. Look at the preview and decide anew.' },
  HOLD_EXPIRED: {
    __typename: 'HoldExpired',
    message: 'The hold lapsed. Hold the slot anew, unless it was paid: its booking says what becomes of that.',
  },
  PAYMENT_REQUIRED: { __typename: 'PaymentRequired', message: 'The hold has no authorised payment yet. Pay its quote, then book again.' },
  VERSION_CONFLICT: { __typename: 'VersionConflict', message: 'This was changed since it was read. Read it again and decide anew.' },
  TASK_ENDED: { __typename: 'TaskEnded', message: 'This task is over already. Read the list of tasks again.' },
  ALREADY_WITHDRAWN: { __typename: 'AlreadyWithdrawn', message: 'This message was withdrawn and cannot be changed. Write a new one.' },
  CHANGED_TOO_OFTEN: { __typename: 'ChangedTooOften', message: 'This message was changed as often as it may be. Write a new one.' },
  TRANSITION_REFUSED: { __typename: 'TransitionRefused', message: 'The state of the appointment does not allow this now.' },
} as const;

/** Each outcome with its own member's name and sentence, member by member of a union. */
type Told<O extends Outcome> = O extends Outcome ? O & (typeof told)[O['code']] : never;

/** An expected outcome as the member of a result union. */
export function problem<O extends Outcome>(outcome: O): Told<O> {
  return tell(outcome);
}

/** The table has an entry for every code, so the pair is of the same member. */
const tell = <O extends Outcome>(outcome: O): Told<O> => ({ ...outcome, ...told[outcome.code] }) as unknown as Told<O>;
