import type { OrganizationId, UserId, Viewer } from '@klear/core';
import type { PaymentsDeps } from '../deps.ts';
import type { Payment, PaymentId } from '../domain/payment.ts';
import { payments } from '../store/payments.ts';

interface Slice {
  readonly limit: number;
  readonly before: PaymentId | null;
}

/** A person's payments, newest first, as that person may see them. */
export function paymentsOfPayer(deps: PaymentsDeps, viewer: Viewer, personId: UserId, slice: Slice): Promise<Payment[]> {
  return deps.db.read(viewer, (tx) => payments.ofPayer(tx, personId, slice));
}

/** An organization's payments, newest first, as the viewer may see them. */
export function paymentsOfOrganization(deps: PaymentsDeps, viewer: Viewer, id: OrganizationId, slice: Slice): Promise<Payment[]> {
  return deps.db.read(viewer, (tx) => payments.ofOrganization(tx, id, slice));
}
