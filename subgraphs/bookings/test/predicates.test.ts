import { createCast } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import * as predicates from '../src/policies/predicates.ts';

const cast = createCast();
const { allowed, organizationId, practitionerId } = cast;
const desk = ['front desk', 'manager', 'owner'];

describe('of everybody around a visit, this is whom the rules let', () => {
  test.each<[string, string[], (viewer: Parameters<typeof predicates.mayReadAppointment>[0]) => boolean]>([
    [
      'read the appointment',
      [
        ...desk,
        ...['client', 'client, acting for another practice', "client's app, reading", "owner's app, reading"],
        ...['practitioner', "practitioner's app, reading"],
      ],
      (viewer) => predicates.mayReadAppointment(viewer, cast),
    ],
    [
      'read all appointments of the practice',
      [...desk, "owner's app, reading"],
      (viewer) => predicates.mayReadAppointmentsOfOrganization(viewer, organizationId),
    ],
    [
      'read the appointments of the practitioner, each in the organization that they act for',
      [
        ...desk,
        ...["owner's app, reading", 'owner of another practice', 'client, acting for another practice', 'practitioner'],
        ...['practitioner, acting elsewhere', 'practitioner, at the front desk of another practice', "practitioner's app, reading"],
      ],
      (viewer) => predicates.mayReadAppointmentsOfPractitioner(viewer, practitionerId),
    ],
    [
      "read the client's own list",
      ['client', 'client, acting for another practice', "client's app, reading"],
      (viewer) => predicates.mayReadAppointmentsOfPerson(viewer, cast.clientId),
    ],
    ['run the appointment', [...desk, "owner's app, writing", 'practitioner'], (viewer) => predicates.mayRunAppointment(viewer, cast)],
    [
      'read a task about it',
      [...desk, "owner's app, reading", 'practitioner', "practitioner's app, reading"],
      (viewer) => predicates.mayReadTask(viewer, cast),
    ],
    [
      'read the tasks of everybody',
      [...desk, "owner's app, reading"],
      (viewer) => predicates.tasksReadBy(viewer, organizationId) === 'ANY',
    ],
    [
      'read the tasks about their own visits alone',
      ['another practitioner', 'practitioner', "practitioner's app, reading"],
      (viewer) => predicates.tasksReadBy(viewer, organizationId) === 'OWN',
    ],
    ['complete a task about it', [...desk, "owner's app, writing", 'practitioner'], (viewer) => predicates.mayRunTask(viewer, cast)],
    [
      'move or cancel it',
      [...desk, ...["owner's app, writing", 'practitioner', 'client', 'client, acting for another practice', "client's app, writing"]],
      (viewer) => predicates.mayChangeAppointment(viewer, cast),
    ],
    ['book for a client', [...desk, "owner's app, writing", 'practitioner'], (viewer) => predicates.mayBookForClients(viewer, cast)],
    ['waive a rule for it', ['manager', 'owner', "owner's app, writing", 'practitioner'], (viewer) => predicates.mayOverride(viewer, cast)],
    [
      'read what was waived',
      [...desk, "owner's app, reading", 'practitioner', "practitioner's app, reading"],
      (viewer) => predicates.mayReadOverride(viewer, cast),
    ],
    [
      'say whether others of a group know of them',
      ['client', 'client, acting for another practice', "client's app, writing"],
      (viewer) => predicates.mayShowSeat(viewer, cast),
    ],
    [
      'use the hold',
      ['client', 'client, acting for another practice', "client's app, writing"],
      (viewer) => predicates.mayUseHold(viewer, cast),
    ],
    ['edit the hours', [...desk, "owner's app, writing", 'practitioner'], (viewer) => predicates.mayEditSchedule(viewer, cast)],
    [
      'read what the two say',
      ['client', 'client, acting for another practice', "client's app, reading", 'practitioner', "practitioner's app, reading"],
      (viewer) => predicates.mayReadConversation(viewer, cast),
    ],
    [
      'read a message without saying what for',
      ['client', 'client, acting for another practice', "client's app, reading"],
      (viewer) => predicates.messagesRefusal(viewer, cast, { purposes: ['TREAT', 'PATRQT'], verb: 'READ' }) === undefined,
    ],
    [
      'read a message for the treatment',
      ['client', 'client, acting for another practice', "client's app, reading", 'practitioner', "practitioner's app, reading"],
      (viewer) =>
        predicates.messagesRefusal({ ...viewer, purpose: 'TREAT' }, cast, { purposes: ['TREAT', 'PATRQT'], verb: 'READ' }) === undefined,
    ],
    [
      'write a message for the treatment',
      ['client', 'client, acting for another practice', "client's app, writing", 'practitioner'],
      (viewer) =>
        predicates.messagesRefusal({ ...viewer, purpose: 'TREAT' }, cast, { purposes: ['TREAT', 'PATRQT'], verb: 'WRITE' }) === undefined,
    ],
    [
      'be the client',
      ['client', 'client, acting for another practice', "client's app, reading", "client's app, writing", "client's app without a scope"],
      (viewer) => predicates.isClientOf(viewer, cast),
    ],
  ])('%s', (_, names, may) => {
    expect(allowed(may)).toEqual([...names].sort());
  });
});
