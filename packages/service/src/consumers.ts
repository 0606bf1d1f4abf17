import type { EventEnvelope, Logger } from '@klear/core';
import { type Database, inbox, type Tx } from '@klear/db';
import type { Bus } from '@klear/events';
import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { ServiceMetrics } from './telemetry/service-metrics.ts';
import { contextOf } from './telemetry/trace-context.ts';

/** What one consumer group does with the events it knows. Handlers are idempotent by the inbox and compare aggregate versions. */
export interface Consumer<Ctx> {
  readonly group: string;
  readonly on: Readonly<Record<string, (ctx: Ctx, tx: Tx, event: EventEnvelope) => Promise<void>>>;
}

export interface RunningConsumers {
  stop(): Promise<void>;
}

/**
 * Runs consumers until stopped. The inbox row and the effect commit together in one transaction of the system role, so an
 * event that is delivered again after a crash does nothing.
 */
export async function runConsumers<Ctx>(options: {
  bus: Pick<Bus, 'consume'>;
  db: Pick<Database, 'asSystem'>;
  context: Ctx;
  consumers: readonly Consumer<Ctx>[];
  log: Logger;
  tracer?: Tracer | undefined;
  metrics?: ServiceMetrics | undefined;
}): Promise<RunningConsumers> {
  const { bus, db, context, log } = options;
  const running = await Promise.all(
    options.consumers.map(({ group, on }) =>
      bus.consume({
        group,
        types: Object.keys(on) as Parameters<Bus['consume']>[0]['types'],
        async handle(event: EventEnvelope) {
          const effect = on[event.type];
          if (!effect) return;
          await watched(options, group, event, () =>
            db.asSystem(async (tx) => {
              if (await inbox.once(tx, group, event.id)) await effect(context, tx, event);
            }),
          );
        },
      }),
    ),
  );
  log.info({ groups: options.consumers.map(({ group }) => group) }, 'consumers run');
  return {
    async stop() {
      await Promise.all(running.map((consumer) => consumer.stop()));
    },
  };
}

/** Counts the event and its age, and goes on with the trace of the request that caused it. */
async function watched(
  { tracer, metrics }: { tracer?: Tracer | undefined; metrics?: ServiceMetrics | undefined },
  group: string,
  event: EventEnvelope,
  handle: () => Promise<void>,
): Promise<void> {
  const counted = async () => {
    try {
      await handle();
      metrics?.event(group, event, 'done');
    } catch (fault) {
      metrics?.event(group, event, 'failed');
      throw fault;
    }
  };
  if (!tracer || !event.trace) return counted();
  const attributes = { 'messaging.consumer.group.name': group };
  await tracer.startActiveSpan(`${event.type} handled`, { kind: SpanKind.CONSUMER, attributes }, contextOf(event.trace), async (span) => {
    try {
      await counted();
    } catch (fault) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw fault;
    } finally {
      span.end();
    }
  });
}
