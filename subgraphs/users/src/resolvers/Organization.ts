import { notFound, parseId } from '@klear/core';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { searchAudit } from '../commands/search-audit.ts';
import type { Context } from '../context.ts';
import { fhirAuditEvent } from '../domain/fhir-audit-event.ts';
import { suspensionOf } from '../domain/suspension.ts';
import { clientsOf } from '../loaders/clients.ts';
import { appsOf, invitationsOf, membershipsOf } from '../loaders/lists.ts';
import { auditSearch } from './audit-search.ts';
import { idPage, pageOf } from './page.ts';
import type { OrganizationParent } from './parents.ts';

async function factsOf({ id }: OrganizationParent, { loaders }: Context) {
  const organization = await loaders.organizationById.load(id);
  if (!organization) throw notFound('Organization');
  return organization;
}

export const Organization: OrganizationResolvers = {
  async __resolveReference({ id }, { loaders }) {
    const parsed = parseId<'Organization'>(id);
    return parsed && (await loaders.organizationById.load(parsed)) ? { id: parsed } : null;
  },
  name: async (parent, _args, ctx) => (await factsOf(parent, ctx)).name,
  kind: async (parent, _args, ctx) => (await factsOf(parent, ctx)).kind,
  timeZone: async (parent, _args, ctx) => (await factsOf(parent, ctx)).timeZone,
  locale: async (parent, _args, ctx) => (await factsOf(parent, ctx)).locale,
  currency: async (parent, _args, ctx) => (await factsOf(parent, ctx)).currency,
  suspension: async (parent, _args, ctx) => suspensionOf(await factsOf(parent, ctx)),
  async memberships({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await membershipsOf(ctx, { organizationId: id }, page), page);
  },
  async clients({ id }, { search, ...args }, ctx) {
    const page = idPage(args);
    const ids = await clientsOf(ctx, id, search, page);
    return pageOf(
      ids.map((personId) => ({ id: personId })),
      page,
    );
  },
  async apps({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await appsOf(ctx, id, page), page);
  },
  async invitations({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await invitationsOf(ctx, id, page), page);
  },
  async auditEvents({ id }, { filter, ...args }, ctx) {
    const page = idPage(args);
    return pageOf(await searchAudit(ctx, 'audit.read', auditSearch(id, filter, page)), page);
  },
  async auditExport({ id }, { filter, ...args }, ctx) {
    const page = idPage(args);
    const { edges, pageInfo } = pageOf(await searchAudit(ctx, 'audit.exported', auditSearch(id, filter, page)), page);
    return { events: edges.map(({ node }) => JSON.stringify(fhirAuditEvent(node))), pageInfo };
  },
};
