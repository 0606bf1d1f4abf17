import { randomBytes } from 'node:crypto';
import { createHopSigner, createHopVerifier } from '@klear/auth';
import { anonymous, newId, type Viewer } from '@klear/core';
import { hopBody } from '@klear/service';
import type { BenchOptions, Report } from '../bench.ts';
import { machine } from '../measure/machine.ts';
import { median, rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';

const sizes = { full: { rounds: 15, megabytes: 40 }, small: { rounds: 2, megabytes: 0.2 } } as const;
const bodiesKilobytes = [1, 5, 16, 50] as const;
/** What a hop may cost for bodies to 16 KB, both sides together. Printed, not enforced. */
const aimMicroseconds = 30;
const mostHopsPerRound = 10_000;

/** What one signed hop costs: the signature that the router writes and its check at the subgraph, in CPU of this process. */
export async function runHopBench(options: BenchOptions): Promise<Report> {
  const { rounds, megabytes } = sizes[options.small ? 'small' : 'full'];
  const key = randomBytes(32);
  const time = { now: new Date('2026-11-21T10:00:00Z') };
  const sign = createHopSigner({ key, audience: 'bookings' });
  const verify = createHopVerifier({ key, audience: 'bookings', clock: { now: () => time.now } });
  const viewers = Array.from({ length: 64 }, viewerOfSomebody);
  const spent = new Map(bodiesKilobytes.map((kilobytes) => [kilobytes, { sign: [] as number[], verify: [] as number[] }]));

  for (let round = 0; round <= rounds; round += 1) {
    options.progress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    for (const [kilobytes, figures] of spent) {
      const body = bodyOf(kilobytes);
      const bytes = Buffer.from(body);
      const hops = Math.min(mostHopsPerRound, Math.ceil((megabytes * 1024) / kilobytes));
      // A viewer is written once for all hops of a request: half of them are of one that was not seen before.
      const asked = Array.from({ length: hops }, (_, at) => {
        const viewer = viewers[at % viewers.length] ?? viewerOfSomebody();
        return at % 2 === 0 ? { ...viewer, requestId: newId() } : viewer;
      });
      // The nonces of the last round have expired.
      time.now = new Date(time.now.getTime() + 120_000);
      const beforeSigning = process.cpuUsage();
      const headers = asked.map((viewer) => sign({ method: 'POST', path: '/graphql', body: bytes, viewer, at: time.now }));
      const signed = process.cpuUsage(beforeSigning);
      const beforeVerifying = process.cpuUsage();
      const accepted = headers.filter((each) => verify({ method: 'POST', path: '/graphql', headers: each, body, bytes }).ok).length;
      const verified = process.cpuUsage(beforeVerifying);
      if (accepted !== hops) throw new Error('a hop that was signed is accepted');
      if (verify({ method: 'POST', path: '/graphql', headers: headers[0] ?? {}, body }).ok) throw new Error('no hop is accepted twice');
      if (round === 0) continue;
      figures.sign.push((signed.user + signed.system) / hops);
      figures.verify.push((verified.user + verified.system) / hops);
    }
  }
  const bodies = [...spent].map(([kilobytes, figures]) => ({
    kilobytes,
    signMicroseconds: rounded(median(figures.sign)),
    verifyMicroseconds: rounded(median(figures.verify)),
    hopMicroseconds: rounded(median(figures.sign.map((cost, round) => cost + (figures.verify[round] ?? 0)))),
    leastMicroseconds: rounded(Math.min(...figures.sign.map((cost, round) => cost + (figures.verify[round] ?? 0)))),
  }));
  return {
    lines: [
      `CPU of one hop, HMAC-SHA256, signature and check together; ${rounds} rounds, medians; aim: up to ${aimMicroseconds} us for bodies to 16 KB.`,
      '',
      ...tableOf(
        ['body', 'sign us', 'verify us', 'hop us', 'least us'],
        bodies.map((each) => [
          `${each.kilobytes} KB`,
          each.signMicroseconds,
          each.verifyMicroseconds,
          each.hopMicroseconds,
          each.leastMicroseconds,
        ]),
      ),
    ],
    figures: { machine, rounds, aimMicroseconds, bodies },
  };
}

/** A member of an organization, through an app, as a real request carries it. */
function viewerOfSomebody(): Viewer {
  return {
    ...anonymous(newId(), '2001:db8::1'),
    kind: 'person',
    personId: newId(),
    sessionId: newId(),
    organizationId: newId(),
    roles: ['OWNER', 'PRACTITIONER'],
    purpose: 'TREAT',
    app: { id: newId(), scopes: ['appointments:read', 'records:read'] },
  };
}

/** An entity fetch of about this size. */
function bodyOf(kilobytes: number): string {
  const query =
    'query Bench($representations: [_Any!]!) { _entities(representations: $representations) { ... on Appointment { id status } } }';
  const representations: object[] = [];
  for (let bytes = query.length; bytes < kilobytes * 1024; bytes += 78) representations.push({ __typename: 'Appointment', id: newId() });
  return hopBody({ query, variables: { representations } });
}
