import { createServer } from 'node:http';
import { closePort, openPort } from '@klear/service';

/** One span as it was told over OTLP. */
export interface ToldSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  /** Of the spans that it links to. */
  readonly linkedTo: readonly string[];
  readonly service: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Collector {
  readonly url: string;
  readonly spans: ToldSpan[];
  /** Everything that was sent, as it was sent. */
  readonly bodies: string[];
  close(): Promise<void>;
}

type ToldForm = Omit<ToldSpan, 'attributes' | 'service' | 'linkedTo'> & { attributes: Attribute[]; links?: { spanId: string }[] };
interface Told {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly ToldForm[] }[];
  }[];
}
interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const plain = (attributes: readonly Attribute[]) => Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** An OpenTelemetry collector on loopback, as far as OTLP/HTTP with JSON goes: it keeps what it is told, unless told not to. */
export async function openCollector({ keeps = true } = {}): Promise<Collector> {
  const spans: ToldSpan[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = keeps ? Buffer.concat(chunks).toString('utf8') : '{"resourceSpans":[]}';
      if (keeps) bodies.push(`${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${body}`);
      for (const { resource, scopeSpans } of (JSON.parse(body) as Told).resourceSpans) {
        const service = String(plain(resource.attributes)['service.name']);
        for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
          const linkedTo = (span.links ?? []).map((link) => link.spanId);
          spans.push({ ...span, parentSpanId: span.parentSpanId ?? '', service, linkedTo, attributes: plain(span.attributes) });
        }
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const { authority } = await openPort(server, { host: '127.0.0.1', port: 0 });
  return { url: `http://${authority}`, spans, bodies, close: () => closePort(server, () => server.closeAllConnections()) };
}
