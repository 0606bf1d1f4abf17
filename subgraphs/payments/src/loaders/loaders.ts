import type { Viewer } from '@klear/core';
import type { Database, Drizzle } from '@klear/db';
import DataLoader from 'dataloader';
import type { AppointmentId, HoldId, Payment, PaymentId, Refund } from '../domain/payment.ts';
import { payments } from '../store/payments.ts';
import { refunds } from '../store/refunds.ts';

export interface Loaders {
  readonly paymentById: DataLoader<PaymentId, Payment | null>;
  readonly paymentByAppointmentId: DataLoader<AppointmentId, Payment | null>;
  readonly paymentByHoldId: DataLoader<HoldId, Payment | null>;
  readonly refundsByPaymentId: DataLoader<PaymentId, readonly Refund[]>;
}

/** Loaders of one request, bound to its viewer: they see what that viewer may see. Siblings that ask as the platform read as the system. */
export function createLoaders(db: Database, viewer: Viewer): Loaders {
  const read = <T>(work: (tx: Drizzle) => Promise<T>) => (viewer.kind === 'system' ? db.asSystem(work) : db.read(viewer, work));
  const single = <Id>(find: (tx: Drizzle, ids: readonly Id[]) => Promise<Payment[]>, key: (payment: Payment) => unknown) =>
    new DataLoader<Id, Payment | null>(async (ids) => {
      const found = new Map((await read((tx) => find(tx, ids))).map((payment) => [key(payment), payment]));
      return ids.map((id) => found.get(id) ?? null);
    });
  return {
    paymentById: single(payments.byIds, (payment) => payment.id),
    paymentByAppointmentId: single(payments.byAppointmentIds, (payment) => payment.appointmentId),
    paymentByHoldId: single(payments.byHoldIds, (payment) => payment.holdId),
    refundsByPaymentId: new DataLoader(async (ids) => {
      const found = Map.groupBy(await read((tx) => refunds.byPaymentIds(tx, ids)), (refund) => refund.paymentId);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}
