import type { AuditTable } from '@klear/service';

/** What payments writes down: every mutation. */
export const audited: AuditTable = {
  mutations: {
    createPayment: { type: 'payment.created', action: 'C', entity: 'Payment' },
    refundPayment: { type: 'payment.refunded', action: 'U', entity: 'Payment', of: ({ paymentId }) => ({ entityId: paymentId }) },
  },
  parents: {},
};
