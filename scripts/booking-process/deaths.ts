import type { Scene } from './scene.ts';

/** What the killed side was at, or had just been told. */
export const steps = [
  'hold',
  'begin',
  'authorise',
  'tell',
  'book',
  'lapse',
  'reclaim',
  'capture',
  'captured',
  'cancel',
  'canceled',
] as const;
export type Step = (typeof steps)[number];

export interface Death {
  readonly step: Step;
  readonly side: 'bookings' | 'payments';
}

/** Every step with either side. */
export const deaths: readonly Death[] = steps.flatMap((step) => [
  { step, side: 'bookings' as const },
  { step, side: 'payments' as const },
]);

/** Requests to Stripe that are caught under way, and whether Stripe carries them out when nobody waits for the answer any more. */
const calls: Partial<Record<Step, { readonly path: RegExp; readonly isCommitted: boolean }>> = {
  begin: { path: /payment_intents$/, isCommitted: true },
  authorise: { path: /confirm$/, isCommitted: true },
  capture: { path: /capture$/, isCommitted: false },
  captured: { path: /capture$/, isCommitted: true },
  cancel: { path: /cancel$/, isCommitted: false },
  canceled: { path: /cancel$/, isCommitted: true },
};

/** What is counted in the database: one more of it means that the step was reached. */
const counted: Partial<Record<Step, string>> = {
  hold: 'select count(*)::int as count from bookings.holds',
  tell: `select count(*)::int as count from payments.outbox where type = 'PaymentAuthorized'`,
  book: 'select count(*)::int as count from bookings.appointments',
  lapse: `select count(*)::int as count from bookings.holds where outcome = 'EXPIRED'`,
  reclaim: `select count(*)::int as count from bookings.booking_processes where outcome in ('RECLAIMED', 'REFUNDED')`,
};

/** Every round comes to every step; what is not reached by then is counted as that. */
const patienceMs = 60_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Lies in wait for the step, kills the side when it comes, and starts it again. Answers whether the step had come. */
export function lieInWait(scene: Scene, { step, side }: Death): Promise<boolean> {
  const call = calls[step];
  return call ? killAtCall(scene, side, call) : killWhenCounted(scene, side, counted[step] ?? '');
}

async function killAtCall(scene: Scene, side: Death['side'], call: { path: RegExp; isCommitted: boolean }): Promise<boolean> {
  const { standIn } = scene;
  const gate = standIn.gate({ method: 'POST', path: call.path });
  if (!call.isCommitted) standIn.inject({ kind: 'resetBeforeCommit', method: 'POST', path: call.path });
  const hasCome = await Promise.race([gate.arrived.then(() => true), pause(patienceMs).then(() => false)]);
  await scene[side].kill();
  gate.open();
  standIn.calm();
  await scene[side].start();
  return hasCome;
}

async function killWhenCounted(scene: Scene, side: Death['side'], question: string): Promise<boolean> {
  const countNow = async () => Number((await scene.database.sql.unsafe(question))[0]?.count);
  const before = await countNow();
  const deadline = performance.now() + patienceMs;
  let hasCome = false;
  while (!hasCome && performance.now() < deadline) {
    hasCome = (await countNow()) > before;
    if (!hasCome) await pause(3);
  }
  await scene[side].kill();
  await scene[side].start();
  return hasCome;
}
