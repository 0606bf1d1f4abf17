import type { AuditTable } from '@klear/service';
import { changeTypes } from '../commands/change-appointment.ts';
import { messageAccess } from '../loaders/read-messages.ts';
import type { ConversationParent, MessageParent } from '../resolvers/parents.ts';

type Input = Readonly<Record<string, unknown>>;

const ofAppointment = { entity: 'Appointment', of: ({ appointmentId }: Input) => ({ entityId: appointmentId }) } as const;
const ofSchedule = {
  type: 'schedule.changed',
  action: 'U',
  entity: 'Schedule',
  of: ({ scheduleId }: Input) => ({ entityId: scheduleId }),
} as const;
const ofHold = { entity: 'Hold', of: ({ holdId }: Input) => ({ entityId: holdId }) } as const;
const ofConversation = { entity: 'Conversation', of: ({ conversationId }: Input) => ({ entityId: conversationId }) } as const;

/** What bookings writes down: every mutation, and every refused look at messages. */
export const audited: AuditTable = {
  mutations: {
    setSchedule: {
      ...ofSchedule,
      of: ({ practitionerId, organizationId }) => ({ subjectPersonId: practitionerId, organizationId }),
    },
    addScheduleException: ofSchedule,
    removeScheduleException: { type: 'schedule.changed', action: 'U', entity: 'Schedule' },
    holdSlot: { type: 'hold.made', action: 'C', entity: 'Hold' },
    releaseHold: { type: 'hold.released', action: 'U', ...ofHold },
    bookAppointment: { type: 'appointment.booked', action: 'C', entity: 'Appointment' },
    rescheduleAppointment: { type: changeTypes.rescheduleAppointment, action: 'U', ...ofAppointment },
    cancelAppointment: { type: changeTypes.cancelAppointment, action: 'U', ...ofAppointment },
    checkInAppointment: { type: changeTypes.checkInAppointment, action: 'U', ...ofAppointment },
    fulfilAppointment: { type: changeTypes.fulfilAppointment, action: 'U', ...ofAppointment },
    markNoShow: { type: changeTypes.markNoShow, action: 'U', ...ofAppointment },
    sendMessage: { type: 'message.posted', action: 'C', ...ofConversation },
    markConversationRead: { type: 'conversation.seen', action: 'U', ...ofConversation },
  },
  parents: { Message: (message: MessageParent) => messageAccess(message) },
  doors: {
    'Conversation.messages': ({ id, clientId, organizationId }: ConversationParent) => {
      return { type: 'message.read', action: 'R', entity: { type: 'Conversation', id }, subjectPersonId: clientId, organizationId };
    },
  },
};
