import { mayIn, practitionerMay, selfMay } from '@klear/auth';
import type { OrganizationId, UserId, Viewer } from '@klear/core';
import type { Payment } from '../domain/payment.ts';

type Facts = Pick<Payment, 'organizationId' | 'payerId' | 'practitionerId'>;

export function isPayer(viewer: Viewer, payment: Pick<Payment, 'payerId'>): boolean {
  return selfMay(viewer, payment.payerId, 'PAYMENTS_READ_SELF');
}

/** Whose money it is: with the client secret, who holds it pays. */
export function mayPay(viewer: Viewer, payment: Pick<Payment, 'payerId'>): boolean {
  return selfMay(viewer, payment.payerId, 'PAYMENTS_PAY_SELF');
}

/** The payer; the practice's owners, managers, front desk and billing; the practitioner whose appointment it pays, acting for the practice. */
export function maySeePayment(viewer: Viewer, payment: Facts): boolean {
  const { organizationId } = payment;
  return (
    isPayer(viewer, payment) || mayIn(viewer, organizationId, 'PAYMENTS_READ') || practitionerMay(viewer, payment, 'PAYMENTS_READ_OWN')
  );
}

/** Whether the hold is paid: sibling services ask as the platform, or on behalf of somebody who may see the payment. */
export function maySeeHoldPayment(viewer: Viewer, payment: Facts): boolean {
  return viewer.kind === 'system' || maySeePayment(viewer, payment);
}

export function mayRefund(viewer: Viewer, payment: Facts): boolean {
  return mayIn(viewer, payment.organizationId, 'PAYMENTS_REFUND');
}

/** A person's list of payments is that person's own. */
export function maySeePaymentsOf(viewer: Viewer, personId: UserId): boolean {
  return selfMay(viewer, personId, 'PAYMENTS_READ_SELF');
}

export function maySeePaymentsIn(viewer: Viewer, organizationId: OrganizationId): boolean {
  return mayIn(viewer, organizationId, 'PAYMENTS_READ');
}
