/** What happened, by the type of a fact: as it was done, and as it was tried. `{what}` stands for the fields in words. */
export const phrases: Readonly<Record<string, readonly [done: string, tried: string]>> = {
  'record.read': ['read your {what}', 'read your {what}'],
  'record.added': ['added to your {what}', 'add to your {what}'],
  'record.marked': ['marked an entry of your record as made in error', 'mark an entry of your record as made in error'],
  'record.imported': ['imported {what} into your record', 'import {what} into your record'],
  'record.log': ['looked at your access log', 'look at your access log'],
  'contact.read': ['saw your {what}', 'see your {what}'],
  'message.read': ['read your messages', 'read your messages'],
  'message.posted': ['wrote a message', 'write a message'],
  'message.imported': ['imported messages of yours', 'import messages of yours'],
  'conversation.seen': ['noted how far a conversation was read', 'note how far a conversation was read'],
  'appointment.booked': ['booked an appointment for you', 'book an appointment for you'],
  'appointment.rescheduled': ['moved an appointment of yours', 'move an appointment of yours'],
  'appointment.cancelled': ['cancelled an appointment of yours', 'cancel an appointment of yours'],
  'appointment.checked-in': ['checked you in', 'check you in'],
  'appointment.fulfilled': ['noted that an appointment of yours took place', 'note that an appointment of yours took place'],
  'appointment.no-show': ['noted that you did not come', 'note that you did not come'],
  'hold.made': ['held a time for you', 'hold a time for you'],
  'hold.released': ['gave a held time back', 'give a held time back'],
  'schedule.changed': ['changed your schedule', 'change your schedule'],
  'payment.created': ['began a payment of yours', 'begin a payment of yours'],
  'payment.refunded': ['gave money back to you', 'give money back to you'],
  'user.signed-up': ['opened your account', 'open your account'],
  'user.signed-in': ['signed in to your account', 'sign in to your account'],
  'user.changed': ['changed your {what}', 'change your {what}'],
  'preferences.changed': ['changed your preferences', 'change your preferences'],
  'session.ended': ['ended a session of yours', 'end a session of yours'],
  'session.refreshed': ['kept your session going', 'keep your session going'],
  'consent.granted': ['gave a consent', 'give a consent'],
  'consent.withdrawn': ['took a consent back', 'take a consent back'],
  'member.joined': ['became a member of a practice', 'become a member of a practice'],
  'member.changed': ['changed your place in a practice', 'change your place in a practice'],
  'profile.changed': ['changed your public profile', 'change your public profile'],
  'credential.added': ['added a credential to your profile', 'add a credential to your profile'],
  'credential.removed': ['removed a credential from your profile', 'remove a credential from your profile'],
  'service.created': ['added a service of yours', 'add a service of yours'],
  'service.changed': ['changed a service of yours', 'change a service of yours'],
  'service.retired': ['ended a service of yours', 'end a service of yours'],
  'audit.read': ['searched a practice’s audit trail for you', 'search a practice’s audit trail for you'],
  'audit.exported': ['exported a practice’s audit trail about you', 'export a practice’s audit trail about you'],
};

/** Names of fields that are no plain English by themselves. */
export const fieldWords: Readonly<Record<string, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  birthDate: 'date of birth',
  address: 'postal address',
  text: 'words',
};

/** What a purpose of use is called: HL7 v3 PurposeOfUse. */
export const purposeWords: Readonly<Record<string, string>> = {
  TREAT: 'for treatment',
  ETREAT: 'for treatment in an emergency',
  HPAYMT: 'for payment',
  HOPERAT: 'for running the practice',
  HRESCH: 'for research',
  PATRQT: 'at your own request',
};

/** Why something was refused. */
export const reasonWords: Readonly<Record<string, string>> = {
  NO_CONSENT: 'you had given no consent for it',
  CONSENT_UNKNOWN: 'it was not certain that your consent held',
  PURPOSE_REQUIRED: 'it was not said what for',
  NOT_IN_SCOPE: 'it was not allowed to go that far',
  NOT_RELATED: 'it was none of their business',
  ROLE_REQUIRED: 'their role does not allow it',
  ORGANIZATION_SUSPENDED: 'the practice was suspended',
  UNAUTHENTICATED: 'they were not signed in',
  NOT_FOUND: 'it was not theirs',
  CREDENTIALS_INVALID: 'the password was wrong',
  SESSION_ENDED: 'the session was over',
};
