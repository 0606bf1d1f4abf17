export const notificationChannels = ['EMAIL', 'SMS', 'PUSH', 'IN_APP'] as const;
export type NotificationChannel = (typeof notificationChannels)[number];

/** What a person chose. */
export interface Preferences {
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
  readonly channels: readonly NotificationChannel[];
}

/** The channels of a person who has not chosen. */
export const standardChannels: readonly NotificationChannel[] = ['EMAIL', 'IN_APP'];
