import type { AuditEventResolvers } from '../__generated__/resolvers.ts';

const actions: Readonly<Record<string, string>> = { R: 'READ', C: 'CREATE', U: 'UPDATE', D: 'DELETE', E: 'EXECUTE' };

export const AuditEvent: AuditEventResolvers = {
  action: ({ action }) => actions[action] ?? action,
  outcome: ({ outcome }) => (outcome === '0' ? 'ALLOWED' : 'REFUSED'),
  agent: ({ agentId }) => agentId && { id: agentId },
  request: ({ requestId }) => requestId,
  person: ({ personId }) => personId && { id: personId },
  fields: ({ fields }) => [...fields],
};
