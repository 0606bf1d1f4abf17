import { consumerGroups } from './consumer-groups.ts';
import { failures } from './failures.ts';
import { liveListeners } from './live-listeners.ts';
import { pulses } from './pulses.ts';
import { type BusUnderTest, createStage } from './stage.ts';
import { whispersOf } from './whispers.ts';

/** The same promises for every bus. */
export function busContract(name: string, setUp: () => BusUnderTest): void {
  const stage = createStage(setUp);
  consumerGroups(name, stage);
  failures(name, stage);
  pulses(name, stage);
  liveListeners(name, stage);
  whispersOf(name, stage);
}
