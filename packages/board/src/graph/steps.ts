import {
  type Answer,
  BoardArriveDocument,
  BoardCheckInDocument,
  BoardConfirmDocument,
  BoardDeclineDocument,
  BoardFulfilDocument,
  BoardNoShowDocument,
  BoardStartDocument,
  type Client,
} from '@klear/client';
import type { Step } from '../desk.ts';
import type { Told } from './read-outcome.ts';

interface StepInput {
  readonly appointmentId: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}
type Take = (client: Pick<Client, 'mutate'>, input: StepInput) => Promise<Answer<{ told: Told }>>;

/** The mutation behind each step. */
export const steps: Readonly<Record<Step, Take>> = {
  CONFIRM: (client, input) => client.mutate(BoardConfirmDocument, { input }),
  DECLINE: (client, input) => client.mutate(BoardDeclineDocument, { input }),
  ARRIVE: (client, input) => client.mutate(BoardArriveDocument, { input }),
  CHECK_IN: (client, input) => client.mutate(BoardCheckInDocument, { input }),
  START: (client, input) => client.mutate(BoardStartDocument, { input }),
  FULFIL: (client, input) => client.mutate(BoardFulfilDocument, { input }),
  NO_SHOW: (client, input) => client.mutate(BoardNoShowDocument, { input }),
};
