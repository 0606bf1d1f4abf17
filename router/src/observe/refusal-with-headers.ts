import { type ErrorCode, Refusal } from '@klear/core';

/** A refusal that says more in the headers of its answer, for example when to come again. */
export class RefusalWithHeaders extends Refusal {
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, headers: Readonly<Record<string, string>>) {
    super(code, message);
    this.headers = headers;
  }
}
