import type { AuditTable } from '@klear/service';
import { changeTypes } from '../commands/change-appointment.ts';
import { messageAccess } from '../loaders/read-messages.ts';
import type { ConversationParent, MessageParent, MessageVersionParent } from '../resolvers/parents.ts';

type Input = Readonly<Record<string, unknown>>;

const ofAppointment = { entity: 'Appointment', of: ({ appointmentId }: Input) => ({ entityId: appointmentId }) } as const;
const ofSchedule = {
  type: 'schedule.changed',
  action: 'U',
  entity: 'Schedule',
  of: ({ scheduleId }: Input) => ({ entityId: scheduleId }),
} as const;
const ofHold = { entity: 'Hold', of: ({ holdId }: Input) => ({ entityId: holdId }) } as const;
const ofResource = {
  entity: 'Resource',
  of: ({ resourceId, organizationId }: Input) => ({ entityId: resourceId, organizationId }),
} as const;
const ofConversation = { entity: 'Conversation', of: ({ conversationId }: Input) => ({ entityId: conversationId }) } as const;

const ofMessage = { entity: 'Message', of: ({ messageId }: Input) => ({ entityId: messageId }) } as const;

/** What bookings writes down: every mutation, and every refused look at messages. */
export const audited: AuditTable = {
  mutations: {
    addResource: { type: 'resource.added', action: 'C', ...ofResource },
    updateResource: { type: 'resource.changed', action: 'U', ...ofResource },
    retireResource: { type: 'resource.retired', action: 'U', ...ofResource },
    setSchedule: {
      ...ofSchedule,
      of: ({ practitionerId, organizationId }) => ({ subjectPersonId: practitionerId, organizationId }),
    },
    addScheduleException: ofSchedule,
    addTimeOff: {
      type: 'time-off.added',
      action: 'C',
      entity: 'TimeOff',
      of: ({ practitionerId, organizationId }) => ({ subjectPersonId: practitionerId, organizationId }),
    },
    removeTimeOff: {
      type: 'time-off.removed',
      action: 'D',
      entity: 'TimeOff',
      of: ({ timeOffId }) => ({ entityId: timeOffId }),
    },
    removeScheduleException: { type: 'schedule.changed', action: 'U', entity: 'Schedule' },
    setRoutingPool: {
      ...{ type: 'routing.changed', action: 'U', entity: 'RoutingPool' },
      of: ({ poolId, organizationId }) => ({ entityId: poolId, organizationId }),
    },
    holdAnySlot: { type: 'hold.made', action: 'C', entity: 'Hold' },
    holdSlot: { type: 'hold.made', action: 'C', entity: 'Hold' },
    renewHold: { type: 'hold.renewed', action: 'U', ...ofHold },
    releaseHold: { type: 'hold.released', action: 'U', ...ofHold },
    bookAppointment: { type: 'appointment.booked', action: 'C', entity: 'Appointment' },
    rescheduleAppointment: { type: changeTypes.rescheduleAppointment, action: 'U', ...ofAppointment },
    cancelAppointment: { type: changeTypes.cancelAppointment, action: 'U', ...ofAppointment },
    confirmAppointment: { type: changeTypes.confirmAppointment, action: 'U', ...ofAppointment },
    declineAppointment: { type: changeTypes.declineAppointment, action: 'U', ...ofAppointment },
    bookForClient: {
      ...{ type: 'appointment.booked', action: 'C', entity: 'Appointment' },
      of: ({ clientId }) => ({ subjectPersonId: clientId }),
    },
    allowCoAttendees: { type: changeTypes.allowCoAttendees, action: 'U', ...ofAppointment },
    arriveAppointment: { type: changeTypes.arriveAppointment, action: 'U', ...ofAppointment },
    startAppointment: { type: changeTypes.startAppointment, action: 'U', ...ofAppointment },
    checkInAppointment: { type: changeTypes.checkInAppointment, action: 'U', ...ofAppointment },
    fulfilAppointment: { type: changeTypes.fulfilAppointment, action: 'U', ...ofAppointment },
    markNoShow: { type: changeTypes.markNoShow, action: 'U', ...ofAppointment },
    completeTask: { type: 'task.completed', action: 'U', entity: 'Task', of: ({ taskId }) => ({ entityId: taskId }) },
    sendMessage: { type: 'message.posted', action: 'C', ...ofConversation },
    editMessage: { type: 'message.edited', action: 'U', ...ofMessage },
    withdrawMessage: { type: 'message.withdrawn', action: 'U', ...ofMessage },
    signalConversation: { type: 'conversation.signalled', action: 'E', ...ofConversation },
    markConversationRead: { type: 'conversation.seen', action: 'U', ...ofConversation },
  },
  parents: {
    Message: (message: MessageParent) => messageAccess(message),
    MessageVersion: (version: MessageVersionParent) => messageAccess(version),
  },
  doors: {
    'Conversation.messages': ({ id, clientId, organizationId }: ConversationParent) => {
      return { type: 'message.read', action: 'R', entity: { type: 'Conversation', id }, subjectPersonId: clientId, organizationId };
    },
  },
};
