/** The durable jobs of payments. */
export const jobNames = {
  settlePayment: 'payments.settle-payment',
  handleWebhook: 'payments.handle-webhook',
  sweepPayments: 'payments.sweep-payments',
} as const;
