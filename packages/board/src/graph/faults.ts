import type { GraphError } from '@klear/client';
import type { Fault } from '../desk.ts';

/** What somebody is told when the graph gives nothing. */
export function faultOf({ code, message, requestId }: GraphError): Fault {
  if (code === 'UNAUTHENTICATED') return { title: 'Your session is over.', hint: 'Your session is over. Sign in again.', signIn: true };
  if (code === 'NETWORK_ERROR') return { title: 'The graph does not answer.', hint: 'Check the connection, then try again.' };
  if (code === 'FORBIDDEN' || code === 'NOT_FOUND')
    return { title: 'You do not see this practice’s day.', hint: 'Its owner can give you the role of front desk.' };
  return { title: 'The day cannot be shown.', hint: requestId ? `${message} (for support: ${requestId})` : message };
}
