import { isDeepStrictEqual } from 'node:util';
import { anonymous, newId } from '@klear/core';
import type { Database } from '@klear/db';
import { createStatementRecorder } from '@klear/testing/statements';
import { findSlots, type SlotQuestion } from '../../subgraphs/bookings/src/store/slots.ts';
import type { BenchOptions, Report } from '../bench.ts';
import { machine } from '../measure/machine.ts';
import { median, quantile, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import { openBookingsDatabase } from './bookings-database.ts';
import { type Calendar, makeCalendars } from './calendars.ts';

const days = 14;
const sizes = { full: { few: 200, many: 2_000, rounds: 9 }, small: { few: 2, many: 20, rounds: 2 } } as const;
/** Ten times the practitioners may take this many times as long. Printed, not enforced. */
const aim = 12;

/** Free times of few and of ten times as many practitioners in one database: does time grow with what is asked? */
export async function runSlotsBench({ small, progress }: BenchOptions): Promise<Report> {
  const { few, many, rounds } = sizes[small ? 'small' : 'full'];
  const statements = createStatementRecorder();
  progress('database');
  const database = await openBookingsDatabase(statements.onQuery);
  try {
    const at = new Date();
    const span = { start: at, end: new Date(at.getTime() + days * 86_400_000) };
    progress(`calendars of ${many} practitioners`);
    const calendars = await makeCalendars(database.db, { count: many, span });
    await database.settle();
    progress('questions');
    const { db } = database;
    const question = { serviceIds: null, span, at };
    // Every tenth, so that few and many are spread over the same pages.
    const fewCalendars = calendars.filter((_, index) => index % (many / few) === 0);
    const found = [];
    for (const [limit, firstEach] of Object.entries({ 'next 10 each': 10, 'next 100 each': 100 })) {
      const asked = await compare({ db, question: { ...question, firstEach }, few: fewCalendars, many: calendars, rounds, statements });
      found.push({ limit, ...asked });
    }
    return {
      lines: [
        `Free times of ${few} and of ${many} practitioners x ${days} days in one database, medians of ${rounds} rounds taken in turns; aim: ratio <= ${aim}.`,
        '',
        ...tableOf(
          ['asked for', 'practitioners', 'statements', 'slots', 'median ms', 'p90 ms', 'ratio'],
          found.flatMap(({ limit, ...asked }) => [
            [limit, few, asked.few.statements, asked.few.slots, asked.few.medianMs, asked.few.p90Ms, ''],
            ['', many, asked.many.statements, asked.many.slots, asked.many.medianMs, asked.many.p90Ms, `${asked.ratio} x`],
          ]),
        ),
      ],
      figures: { machine, days, aim, practitioners: { few, many }, rounds, found },
    };
  } finally {
    await database.stop();
  }
}

interface Comparison {
  readonly db: Database;
  readonly question: Omit<SlotQuestion, 'practitionerIds'>;
  readonly few: readonly Calendar[];
  readonly many: readonly Calendar[];
  readonly rounds: number;
  readonly statements: ReturnType<typeof createStatementRecorder>;
}

async function compare({ db, question, few, many, rounds, statements }: Comparison) {
  const ask = async (calendars: readonly Calendar[]) => {
    const practitionerIds = calendars.map(({ practitionerId }) => practitionerId);
    statements.reset();
    const startedAt = performance.now();
    const slots = await db.read(anonymous(newId()), (tx) => findSlots(tx, { ...question, practitionerIds }));
    return { ms: performance.now() - startedAt, slots, statements: statements.taken().length };
  };
  const first = { few: await ask(few), many: await ask(many) };
  const fewIds = new Set(few.map(({ practitionerId }) => practitionerId));
  const same = isDeepStrictEqual(
    first.few.slots,
    first.many.slots.filter(({ practitionerId }) => fewIds.has(practitionerId)),
  );
  if (!same || first.few.slots.length === 0) throw new Error('few and many practitioners got different slots, or none');
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.few.push((await ask(few)).ms);
    times.many.push((await ask(many)).ms);
  }
  const told = (name: 'few' | 'many') => ({
    statements: first[name].statements,
    slots: first[name].slots.length,
    medianMs: rounded(median(times[name])),
    p90Ms: rounded(quantile(times[name], 0.9)),
  });
  return { few: told('few'), many: told('many'), ratio: rounded(median(times.many) / median(times.few)) };
}
