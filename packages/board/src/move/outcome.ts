import type { SlotRefusal } from '@klear/client';
import type { Booking } from '../day/model.ts';

export type Reason = SlotRefusal;

/** What became of a change that was asked for. `lines` say everything that stands against it, one sentence each. */
export type Outcome = { readonly done: true; readonly booking: Booking } | Refused;

export interface Refused {
  readonly done: false;
  readonly code: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Free starts that could be had instead, the next ones first. */
  readonly freeMs?: readonly number[];
  /** What permitted staff may waive, when nothing else stands against it. */
  readonly waivable?: readonly Reason[];
}
