import { connect, type Socket } from 'node:net';

/** A client's end that costs next to nothing: what is measured is the router. Speaks as much WebSocket as that needs. */
export interface LightSocket {
  send(message: object): void;
  /** Stops taking anything in, so that what is sent piles up on the way. */
  stopReading(): void;
  end(): void;
}

const upgrade = (host: string) =>
  `GET /graphql HTTP/1.1\r\nhost: ${host}\r\nupgrade: websocket\r\nconnection: Upgrade\r\n` +
  'sec-websocket-version: 13\r\nsec-websocket-key: a2xlYXItYmVuY2gtMTIzNA==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n';

/** A masking key of zeros leaves a text as it is. */
function frame(opcode: number, text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | body.length])
      : Buffer.from([0x80 | opcode, 0xfe, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

/** The first whole frame: its opcode, its text, and where the next one begins. */
function firstFrame(bytes: Buffer): { opcode: number; text: string; end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 127;
  const from = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < from) return undefined;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < from + length) return undefined;
  return { opcode: (bytes[0] ?? 0) & 15, text: bytes.toString('latin1', from, from + length), end: from + length };
}

export function openLight(options: {
  port: number;
  onOpen(): void;
  onMessage(text: string): void;
  onClose(code: number): void;
}): LightSocket {
  const socket: Socket = connect(options.port, '127.0.0.1', () => socket.write(upgrade(`127.0.0.1:${options.port}`)));
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  let code = 1006;
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('close', () => options.onClose(code));
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!isOpen) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!rest.toString('latin1', 0, 12).endsWith('101')) return void socket.destroy();
      isOpen = true;
      rest = rest.subarray(end + 4);
      options.onOpen();
    }
    for (let next = firstFrame(rest); next; next = firstFrame(rest)) {
      rest = rest.subarray(next.end);
      if (next.opcode === 1) options.onMessage(next.text);
      else if (next.opcode === 9) socket.write(frame(10, ''));
      else if (next.opcode === 8) {
        code = next.text.length < 2 ? 1005 : next.text.charCodeAt(0) * 256 + next.text.charCodeAt(1);
        socket.end();
      }
    }
    if (rest.length === 0) rest = Buffer.alloc(0);
  });
  return {
    send: (message) => void socket.write(frame(1, JSON.stringify(message))),
    stopReading: () => void socket.pause(),
    end: () => void socket.destroy(),
  };
}
