import type { TokenIssuer } from '@klear/auth';
import type { Viewer } from '@klear/core';
import type { ServiceDeps } from '@klear/service';
import type { Passwords } from './passwords.ts';

export interface UsersDeps extends ServiceDeps {
  readonly tokens: TokenIssuer;
  readonly passwords: Passwords;
  /** 32 bytes: root of the blind indexes. Changing it makes every look-up miss. */
  readonly indexKey: Buffer;
  /** 32 bytes: signs invitation tokens. */
  readonly invitationKey: Buffer;
}

/** What a command gets: the subgraph's means, and who acts. */
export interface Acting extends UsersDeps {
  readonly viewer: Viewer;
}
