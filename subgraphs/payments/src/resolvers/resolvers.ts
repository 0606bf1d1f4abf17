import type { Resolvers } from '../__generated__/resolvers.ts';
import { Appointment } from './Appointment.ts';
import { BookingProcess } from './BookingProcess.ts';
import { HoldPayment } from './HoldPayment.ts';
import { createPayment } from './Mutation/createPayment.ts';
import { refundPayment } from './Mutation/refundPayment.ts';
import { Organization } from './Organization.ts';
import { Payment } from './Payment.ts';
import { payment } from './Query/payment.ts';
import { Refund } from './Refund.ts';
import { User } from './User.ts';

export const resolvers = {
  Query: { payment },
  Mutation: { createPayment, refundPayment },
  Appointment,
  BookingProcess,
  HoldPayment,
  Organization,
  Payment,
  Refund,
  User,
} satisfies Resolvers;
