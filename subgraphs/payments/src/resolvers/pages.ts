import { badInput, parseId } from '@klear/core';
import { connectionOf, pageArgs } from '@klear/service';
import type { Payment, PaymentId, Refund } from '../domain/payment.ts';

type Args = { first?: number | null | undefined; after?: string | null | undefined };

/** The page of a list whose sort key is the row's id, newest first. Refuses a cursor of another list. */
function idPage<Kind extends string>(args: Args) {
  const page = pageArgs(args, { parts: 1 });
  const before = page.after ? parseId<Kind>(String(page.after[0])) : null;
  if (before === undefined) throw badInput([{ path: ['after'], code: 'CURSOR_INVALID', message: 'This is not a cursor of this list.' }]);
  return { page, before };
}

export async function paymentPage(args: Args, read: (slice: { limit: number; before: PaymentId | null }) => Promise<Payment[]>) {
  const { page, before } = idPage<'Payment'>(args);
  const rows = await read({ limit: page.limit + 1, before });
  const { edges, pageInfo } = connectionOf(rows, { page, keyOf: (row) => [row.id], nodeOf: (row) => row });
  return { edges: [...edges], pageInfo };
}

/** Refunds of one payment are few and come whole from a loader; the page is cut here. */
export function refundPage(args: Args, refunds: readonly Refund[]) {
  const { page, before } = idPage<'Refund'>(args);
  const rows = refunds.filter((refund) => before === null || refund.id < before).slice(0, page.limit + 1);
  const { edges, pageInfo } = connectionOf(rows, { page, keyOf: (row) => [row.id], nodeOf: (row) => row });
  return { edges: [...edges], pageInfo };
}
