import { type Finding, noOrganization, type SchemaReport } from '@klear/db/audit';

const number = (value: number): string => value.toLocaleString('en');

/** One line per schema. */
export function summaryLine(report: SchemaReport): string {
  const { schema, chains, links, heads, headsUntil, unsealed, archived, findings } = report;
  const parts = [
    `${number(chains)} chains`,
    `${number(links)} links`,
    `${number(heads)} heads${headsUntil ? ` until ${headsUntil.slice(0, 19)}Z` : ''}`,
    `${number(unsealed.count)} unsealed${unsealed.count > 0 ? ` (oldest ${unsealed.oldestSeconds.toFixed(1)} s)` : ''}`,
    ...(archived.segments > 0
      ? [`${number(archived.links)} archived in ${archived.segments} segments${archived.walked ? '' : ', not walked'}`]
      : []),
  ];
  return `  ${schema.padEnd(16)}${parts.join(', ')}: ${findings.length === 0 ? 'sound' : 'NOT SOUND'}`;
}

/** Names the row: schema, organization, sequence, id, what is wrong. */
export function findingLine({ kind, schema, chain, sequence, through, eventId, says }: Finding): string {
  const place = [
    schema,
    chain === null ? undefined : chain === noOrganization ? 'facts of no organization' : `organization ${chain}`,
    sequence === null
      ? undefined
      : through !== undefined && through > sequence
        ? `sequence ${sequence} to ${through}`
        : `sequence ${sequence}`,
    eventId === null ? undefined : `fact ${eventId}`,
  ];
  return `BAD ${kind}: ${place.filter((part) => part !== undefined).join(', ')}: ${says}`;
}
