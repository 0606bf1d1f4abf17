/** One server-sent event. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | undefined;
}

/** Reads the events of a body as they come, comments left out. `heard` is called for every piece of it. Leaving ends the body. */
export async function* readEvents(body: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<ServerSentEvent, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let fields: Record<string, string> = {};
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      heard();
      const lines = (rest + decoder.decode(piece.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, name, value = ''] = /^([a-z]+)(?:: ?(.*?))?\r?$/.exec(line) ?? [];
        if (name) fields[name] = name === 'data' && fields.data !== undefined ? `${fields.data}\n${value}` : value;
        if (line !== '' && line !== '\r') continue;
        if (fields.event !== undefined || fields.data !== undefined) {
          yield { event: fields.event ?? 'message', data: fields.data ?? '', id: fields.id };
        }
        fields = {};
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
