import type { Held, Scene } from './scene.ts';

/** What its client does with a held slot. */
export const ways = ['PAID', 'RELEASED', 'LATE', 'LATE_AND_TAKEN', 'ABANDONED', 'DECLINED'] as const;
export type Way = (typeof ways)[number];

export interface Travelled extends Held {
  readonly way: Way;
}

/** How many of each, of ten. */
const mix: readonly Way[] = ['PAID', 'PAID', 'PAID', 'PAID', 'RELEASED', 'LATE', 'LATE', 'LATE_AND_TAKEN', 'ABANDONED', 'DECLINED'];
const lapseMs = 11 * 60_000;

interface Begun extends Travelled {
  readonly clientSecret: string;
}

async function begin(scene: Scene, list: readonly Way[]): Promise<Begun[]> {
  return Promise.all(
    list.map(async (way) => {
      const held = await scene.hold(scene.nextStart());
      return { ...held, way, clientSecret: await scene.beginPayment(held) };
    }),
  );
}

/** A payment that can no longer be confirmed is one that nobody is charged for. */
const tryToConfirm = ({ browser }: Scene, { clientSecret, way }: Begun) =>
  browser.confirm(clientSecret, way === 'DECLINED' ? 'pm_card_chargeDeclined' : 'pm_card_visa').catch(() => undefined);

/**
 * So many bookings at once, each on its way. Those that lapse are paid, where they are, while Stripe's word does not come through; then
 * their time is over, rivals take some of the slots, and the word comes together with the payments of those that are in time.
 */
export async function travel(scene: Scene, count: number, shift: { ms: number }, sweep: () => Promise<unknown>): Promise<Travelled[]> {
  const all = Array.from({ length: count }, (_, index) => mix[index % mix.length] ?? 'PAID');
  const isInTime = (way: Way) => way === 'PAID' || way === 'RELEASED';
  const lapsing = await begin(
    scene,
    all.filter((way) => !isInTime(way)),
  );
  scene.standIn.webhooks.hold();
  await Promise.all(lapsing.filter(({ way }) => way !== 'ABANDONED').map((one) => tryToConfirm(scene, one)));
  shift.ms += lapseMs;
  await scene.database.shiftClock(shift.ms);
  await Promise.all(lapsing.filter(({ way }) => way === 'LATE_AND_TAKEN').map(({ start }) => scene.hold(start)));
  const inTime = await begin(scene, all.filter(isInTime));
  scene.standIn.webhooks.release();
  await Promise.all([
    sweep(),
    ...inTime.map(async (one) => {
      await tryToConfirm(scene, one);
      if (one.way === 'RELEASED') await scene.release(one);
    }),
  ]);
  return [...lapsing, ...inTime].map(({ clientSecret: _, ...travelled }) => travelled);
}
