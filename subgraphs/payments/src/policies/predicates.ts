import { mayIn } from '@klear/auth';
import { hasRole, type OrganizationId, type UserId, type Viewer } from '@klear/core';
import type { Payment } from '../domain/payment.ts';

type Facts = Pick<Payment, 'organizationId' | 'payerId' | 'practitionerId'>;

export function isPayer(viewer: Viewer, payment: Pick<Payment, 'payerId'>): boolean {
  return viewer.kind === 'person' && viewer.personId === payment.payerId;
}

/** The payer; the practice's owners, managers and front desk; the practitioner whose appointment it pays, acting for the practice. */
export function maySeePayment(viewer: Viewer, payment: Facts): boolean {
  if (viewer.kind !== 'person') return false;
  return (
    isPayer(viewer, payment) ||
    mayIn(viewer, payment.organizationId, 'PAYMENTS_READ') ||
    (viewer.personId === payment.practitionerId && hasRole(viewer, payment.organizationId, 'PRACTITIONER'))
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
  return viewer.kind === 'person' && viewer.personId === personId;
}

export function maySeePaymentsIn(viewer: Viewer, organizationId: OrganizationId): boolean {
  return mayIn(viewer, organizationId, 'PAYMENTS_READ');
}
