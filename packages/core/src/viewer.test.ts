import { expect, test } from 'vitest';
import { badInput, forbidden, notFound, Refusal, unauthenticated } from './errors.ts';
import { newId } from './ids.ts';
import { anonymous, hasRole, systemViewer, type Viewer } from './viewer.ts';

test('a role counts only in the organization in which the viewer acts', () => {
  const organizationId = newId<'Organization'>();
  const viewer: Viewer = { ...anonymous('r1'), kind: 'person', personId: newId<'User'>(), organizationId, roles: ['FRONT_DESK'] };
  expect(hasRole(viewer, organizationId, 'OWNER', 'FRONT_DESK')).toBe(true);
  expect(hasRole(viewer, organizationId, 'OWNER')).toBe(false);
  expect(hasRole(viewer, newId<'Organization'>(), 'FRONT_DESK')).toBe(false);
  expect(hasRole(anonymous('r2'), organizationId, 'FRONT_DESK')).toBe(false);
  expect(systemViewer('r3').roles).toEqual([]);
});

test('refusals carry their code, their reason and every faulty field, never a value', () => {
  expect(unauthenticated().code).toBe('UNAUTHENTICATED');
  expect(forbidden('NO_CONSENT')).toMatchObject({ code: 'FORBIDDEN', reason: 'NO_CONSENT' });
  expect(notFound('Appointment').message).toBe('Appointment not found.');
  const refusal = badInput([{ path: ['input', 'email'], code: 'FORMAT', message: 'is not an e-mail address.' }]);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal.message).toBe('input.email: is not an e-mail address.');
  expect(refusal.faults).toHaveLength(1);
});
