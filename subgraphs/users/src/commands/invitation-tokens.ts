import { type Id, parseId } from '@klear/core';
import { signer } from '@klear/crypto';

/** Tokens of invitations: the id and our mac of it. Nothing secret is stored, and a repeated mutation answers the same token. */
export interface InvitationTokens {
  tokenOf(id: Id<'Invitation'>): string;
  /** The invitation that a token names. Undefined for text that we did not make. */
  invitationOf(token: string): Id<'Invitation'> | undefined;
}

export function invitationTokens(key: Buffer): InvitationTokens {
  const { sign, verify } = signer({ key, purpose: 'invitation' });
  return {
    tokenOf: (id) => `${id}.${sign(id)}`,
    invitationOf(token) {
      const [text = '', mac = '', more] = token.split('.');
      const id = parseId<'Invitation'>(text);
      return more === undefined && id === text && verify(id, mac) ? id : undefined;
    },
  };
}
