import type { PaymentIntent } from './objects.ts';

export type FaultType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

export interface FaultDetails {
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  readonly payment_intent?: PaymentIntent;
  readonly charge?: string;
}

/** An answer in the shape of Stripe's errors. `stored` says whether an idempotency key remembers it (Stripe: not for faults of the parameters). */
export class StripeFault extends Error {
  readonly status: number;
  readonly type: FaultType;
  readonly details: FaultDetails;
  readonly stored: boolean;

  constructor(status: number, type: FaultType, message: string, details: FaultDetails = {}, stored = false) {
    super(message);
    this.name = 'StripeFault';
    this.status = status;
    this.type = type;
    this.details = details;
    this.stored = stored;
  }

  body(): { error: { type: FaultType; message: string } & FaultDetails } {
    return { error: { type: this.type, message: this.message, ...this.details } };
  }
}

export function parameterFault(code: string, param: string, message: string): StripeFault {
  return new StripeFault(400, 'invalid_request_error', message, { code, param });
}

export function missing(kind: string, id: string, param: string): StripeFault {
  return new StripeFault(404, 'invalid_request_error', `No such ${kind}: '${id}'`, { code: 'resource_missing', param });
}

/** The verb does not fit the PaymentIntent's state: Stripe's `payment_intent_unexpected_state`, with the object inside. */
export function unexpectedState(verb: string, intent: PaymentIntent): StripeFault {
  const message = `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}.`;
  return new StripeFault(400, 'invalid_request_error', message, { code: 'payment_intent_unexpected_state', payment_intent: intent }, true);
}
