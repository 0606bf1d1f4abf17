import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { bookingStates, nextMove, type ProcessFacts, reachedFrom } from '../src/domain/booking-process.ts';

const paymentId = newId<'Payment'>();

function factsOf(state: ProcessFacts['process']['state'], facts: Partial<ProcessFacts> & { outcome?: ProcessFacts['process']['outcome'] }) {
  const { outcome = null, ...rest } = facts;
  const paid = rest.payment !== undefined && rest.payment !== 'NONE';
  return {
    process: { state, outcome, paymentId: paid ? paymentId : null },
    hold: 'ACTIVE',
    isFree: false,
    appointment: 'NONE',
    payment: 'NONE',
    ...rest,
  } satisfies ProcessFacts;
}

const moveOf = (facts: ProcessFacts) => {
  const move = nextMove(facts);
  return move?.type === 'NOTE' ? `${move.state} ${move.outcome}` : (move?.type ?? null);
};

describe('the next move of a booking', () => {
  test.each([
    ['HELD', {}, null],
    ['HELD', { payment: 'AUTHORIZED' }, 'AUTHORIZED null'],
    ['HELD', { hold: 'EXPIRED' }, 'RELEASED EXPIRED'],
    ['HELD', { hold: 'RELEASED' }, 'RELEASED RELEASED'],
    ['HELD', { payment: 'SHORT' }, null],
    ['HELD', { payment: 'SHORT', hold: 'EXPIRED' }, 'RELEASED REFUNDED'],
    ['HELD', { payment: 'LOST' }, null],
    ['HELD', { hold: 'BOOKED', appointment: 'BOOKED' }, 'BOOKED BOOKED'],
    ['HELD', { hold: 'BOOKED', appointment: 'REQUESTED' }, 'REQUESTED null'],
    ['HELD', { hold: 'BOOKED', appointment: 'CANCELLED' }, 'RELEASED CANCELLED'],
    ['AUTHORIZED', { payment: 'AUTHORIZED' }, 'BOOK'],
    ['AUTHORIZED', { payment: 'CAPTURED' }, 'BOOK'],
    ['AUTHORIZED', { payment: 'AUTHORIZED', hold: 'EXPIRED' }, 'RECLAIM'],
    ['AUTHORIZED', { payment: 'AUTHORIZED', hold: 'RELEASED' }, 'RELEASED RELEASED'],
    ['AUTHORIZED', { payment: 'LOST' }, 'END_HOLD'],
    ['AUTHORIZED', { payment: 'LOST', hold: 'EXPIRED' }, 'RELEASED EXPIRED'],
    ['REQUESTED', { payment: 'AUTHORIZED', appointment: 'REQUESTED' }, null],
    ['REQUESTED', { payment: 'LOST', appointment: 'REQUESTED' }, 'CANCEL_APPOINTMENT'],
    ['REQUESTED', { isFree: true, appointment: 'REQUESTED' }, null],
    ['REQUESTED', { payment: 'AUTHORIZED', appointment: 'BOOKED' }, 'BOOKED BOOKED'],
    ['REQUESTED', { payment: 'AUTHORIZED', appointment: 'CANCELLED' }, 'RELEASED DECLINED'],
    ['BOOKED', { payment: 'AUTHORIZED', appointment: 'BOOKED' }, null],
    ['BOOKED', { payment: 'CAPTURED', appointment: 'BOOKED', outcome: 'RECLAIMED' }, 'COMPLETED RECLAIMED'],
    ['BOOKED', { payment: 'REFUNDED', appointment: 'BOOKED', outcome: 'BOOKED' }, 'COMPLETED BOOKED'],
    ['BOOKED', { isFree: true, appointment: 'BOOKED', outcome: 'BOOKED' }, 'COMPLETED BOOKED'],
    ['BOOKED', { payment: 'CAPTURED', appointment: 'CANCELLED' }, 'RELEASED CANCELLED'],
    ['BOOKED', { payment: 'LOST', appointment: 'BOOKED' }, 'CANCEL_APPOINTMENT'],
    ['BOOKED', { payment: 'LOST', appointment: 'OVER' }, null],
    ['RELEASED', { hold: 'EXPIRED', outcome: 'EXPIRED' }, null],
    ['RELEASED', { payment: 'AUTHORIZED', hold: 'EXPIRED', outcome: 'EXPIRED' }, 'AUTHORIZED null'],
    ['RELEASED', { payment: 'SHORT', hold: 'EXPIRED', outcome: 'EXPIRED' }, 'AUTHORIZED null'],
    ['RELEASED', { payment: 'AUTHORIZED', hold: 'EXPIRED', outcome: 'REFUNDED' }, null],
    ['RELEASED', { payment: 'AUTHORIZED', hold: 'RELEASED', outcome: 'RELEASED' }, null],
    ['RELEASED', { payment: 'LOST', outcome: 'DECLINED' }, 'REFUNDED DECLINED'],
    ['RELEASED', { payment: 'REFUNDED', outcome: 'CANCELLED' }, 'REFUNDED CANCELLED'],
    ['COMPLETED', { payment: 'REFUNDED', appointment: 'CANCELLED' }, null],
    ['REFUNDED', { payment: 'AUTHORIZED', hold: 'EXPIRED', outcome: 'EXPIRED' }, null],
  ] as const)('%s, %o: %s', (state, facts, expected) => {
    expect(moveOf(factsOf(state, facts))).toBe(expected);
  });

  test('what was begun to be paid and never reserved anything has nothing to be refunded', () => {
    const facts = factsOf('RELEASED', { payment: 'LOST', outcome: 'EXPIRED' });
    expect(nextMove({ ...facts, process: { ...facts.process, paymentId: null } })).toBeNull();
  });

  test('leads to a state that is reached from the one that it leaves, whatever the facts', () => {
    const holds = ['ACTIVE', 'BOOKED', 'RELEASED', 'EXPIRED'] as const;
    const calendar = ['NONE', 'REQUESTED', 'BOOKED', 'OVER', 'CANCELLED'] as const;
    const money = ['NONE', 'AUTHORIZED', 'CAPTURED', 'SHORT', 'LOST', 'REFUNDED'] as const;
    const outcomes = [null, 'EXPIRED', 'REFUNDED'] as const;
    const illegal = bookingStates.flatMap((state) =>
      holds.flatMap((hold) =>
        calendar.flatMap((appointment) =>
          money.flatMap((payment) =>
            outcomes.flatMap((outcome) => {
              const move = nextMove(factsOf(state, { hold, appointment, payment, outcome }));
              return move?.type === 'NOTE' && !reachedFrom[move.state].includes(state) ? [`${state} -> ${move.state}`] : [];
            }),
          ),
        ),
      ),
    );
    expect([...new Set(illegal)]).toEqual([]);
  });
});
