export {
  type Bus,
  type BusTimes,
  type ConsumeOptions,
  type Consumption,
  type DeadLetter,
  type Loss,
  maxTries,
  type Pulses,
  type TailItem,
  type TailOptions,
} from './bus.ts';
export { catalogue } from './catalogue.ts';
export { type EventOf, type EventType, event, eventTypes, isEventType, knownEvent, type PayloadOf, type PayloadToTell } from './event.ts';
export { createHeard, type Heard } from './heard.ts';
export { createPostgresBus, type PostgresBusOptions } from './postgres/postgres-bus.ts';
export { prepareBus } from './postgres/prepare-bus.ts';
export { type PreparedSchema, prepareSchema } from './postgres/prepare-schema.ts';
export { createRedisBus, type RedisBusOptions } from './redis/redis-bus.ts';
export { toldFacts } from './told-facts.ts';
export { type HearOptions, type WhisperOf, type WhisperType, whispers } from './whispers.ts';
