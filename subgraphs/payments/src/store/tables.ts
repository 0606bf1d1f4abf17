import type { OrganizationId, PractitionerId, UserId } from '@klear/core';
import { bigint, boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { LedgerAccount, LedgerKind } from '../domain/ledger.ts';
import type {
  AppointmentId,
  HoldId,
  PaymentId,
  PaymentStatus,
  RefundId,
  RefundOrigin,
  RefundStatus,
  ServiceId,
} from '../domain/payment.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const minor = (name: string) => bigint(name, { mode: 'number' }).notNull();
const organizationId = () => uuid('organization_id').$type<OrganizationId>().notNull();

export const payments = pgTable('payments', {
  organizationId: organizationId(),
  id: uuid('id').$type<PaymentId>().notNull(),
  holdId: uuid('hold_id').$type<HoldId>().notNull(),
  payerId: uuid('payer_id').$type<UserId>().notNull(),
  practitionerId: uuid('practitioner_id').$type<PractitionerId>().notNull(),
  serviceId: uuid('service_id').$type<ServiceId>().notNull(),
  appointmentId: uuid('appointment_id').$type<AppointmentId>(),
  amountMinor: minor('amount_minor'),
  currency: text('currency').notNull(),
  status: text('status').$type<PaymentStatus>().notNull(),
  intentId: text('intent_id'),
  authorizedMinor: minor('authorized_minor'),
  capturedMinor: minor('captured_minor'),
  refundedMinor: minor('refunded_minor'),
  failureCode: text('failure_code'),
  quoteExpiresAt: instant('quote_expires_at').notNull(),
  bookedAt: instant('booked_at'),
  releasedAt: instant('released_at'),
  givenBackAt: instant('given_back_at'),
  cancelledAt: instant('cancelled_at'),
  feeMinor: bigint('fee_minor', { mode: 'number' }),
  askedTicket: minor('asked_ticket'),
  takenTicket: minor('taken_ticket'),
  due: boolean('due').notNull(),
  version: integer('version').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const refunds = pgTable('refunds', {
  organizationId: organizationId(),
  id: uuid('id').$type<RefundId>().notNull(),
  paymentId: uuid('payment_id').$type<PaymentId>().notNull(),
  amountMinor: minor('amount_minor'),
  currency: text('currency').notNull(),
  status: text('status').$type<RefundStatus>().notNull(),
  origin: text('origin').$type<RefundOrigin>().notNull(),
  stripeRefundId: text('stripe_refund_id'),
  requestedBy: uuid('requested_by').$type<UserId>(),
  createdAt: instant('created_at').notNull(),
});

export const releasedHolds = pgTable('released_holds', {
  organizationId: organizationId(),
  id: uuid('id').$type<HoldId>().notNull(),
  clientId: uuid('client_id').$type<UserId>().notNull(),
  reason: text('reason').notNull(),
  releasedAt: instant('released_at').notNull(),
});

export const webhookEvents = pgTable('webhook_events', {
  id: text('id').primaryKey(),
  type: text('type').notNull(),
  intentId: text('intent_id'),
  paymentId: uuid('payment_id').$type<PaymentId>(),
  receivedAt: instant('received_at').notNull(),
  handledAt: instant('handled_at'),
});

export const ledgerTransactions = pgTable('ledger_transactions', {
  organizationId: organizationId(),
  id: uuid('id').notNull(),
  paymentId: uuid('payment_id').$type<PaymentId>().notNull(),
  kind: text('kind').$type<LedgerKind>().notNull(),
  reference: text('reference').notNull(),
  postedAt: instant('posted_at').notNull(),
});

export const ledgerEntries = pgTable('ledger_entries', {
  organizationId: organizationId(),
  id: uuid('id').notNull(),
  transactionId: uuid('transaction_id').notNull(),
  account: text('account').$type<LedgerAccount>().notNull(),
  amountMinor: minor('amount_minor'),
  currency: text('currency').notNull(),
});
