import { anyone, createPermissions, mayAct, type PermissionTree, ruleOf, signedIn } from '@klear/auth';
import type { HoldPaymentParent, OrganizationParent, PaymentParent, UserParent } from '../resolvers/parents.ts';
import { mayPay, maySeeHoldPayment, maySeePayment, maySeePaymentsIn, maySeePaymentsOf } from './predicates.ts';

const seesPayment = ruleOf<PaymentParent>('seesPayment', (viewer, payment) => maySeePayment(viewer, payment) || 'NOT_RELATED');
const payerAlone = ruleOf<PaymentParent>('payerAlone', (viewer, payment) => mayPay(viewer, payment) || 'NOT_RELATED');
const personAlone = ruleOf<UserParent>('personAlone', (viewer, { id }) => maySeePaymentsOf(viewer, id) || 'NOT_RELATED');
const practiceDesk = ruleOf<OrganizationParent>('practiceDesk', (viewer, { id }) => maySeePaymentsIn(viewer, id) || 'ROLE_REQUIRED');
const seesHoldPayment = ruleOf<HoldPaymentParent>('seesHoldPayment', (viewer, { payment }) =>
  payment === null ? viewer.kind !== 'anonymous' : maySeeHoldPayment(viewer, payment) || 'NOT_RELATED',
);

/** The gate of every field. What hangs below a payment was let through by the payment. */
export const permissionTree: PermissionTree = {
  Query: { payment: signedIn },
  Mutation: { createPayment: mayAct('PAYMENTS_PAY_SELF'), refundPayment: mayAct('PAYMENTS_REFUND') },
  Payment: { '*': seesPayment, clientSecret: payerAlone },
  Refund: signedIn,
  RefundConnection: signedIn,
  RefundEdge: signedIn,
  PaymentConnection: signedIn,
  PaymentEdge: signedIn,
  PageInfo: signedIn,
  Money: signedIn,
  // Which appointments, people and organizations exist is their owners' to guard; an id says nothing here.
  Appointment: { '*': anyone, payment: signedIn },
  BookingProcess: { '*': anyone, payment: signedIn },
  User: { '*': anyone, payments: personAlone },
  Organization: { '*': anyone, payments: practiceDesk },
  HoldPayment: seesHoldPayment,
  CreatePaymentSuccess: signedIn,
  RefundPaymentSuccess: signedIn,
  QuoteExpired: signedIn,
  QuoteInvalid: signedIn,
  NotRefundable: signedIn,
  VersionConflict: signedIn,
  Coding: signedIn,
};

export const permissions = createPermissions(permissionTree);
