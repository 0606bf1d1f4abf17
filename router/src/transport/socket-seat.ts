import { type Logger, Refusal } from '@klear/core';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { credentialsIn } from '../authorize/authenticate.ts';
import type { Standing } from '../authorize/standings.ts';
import { boundJson } from '../limit/bound-json.ts';
import type { ConnectionPlace } from '../limit/connections.ts';
import type { Limits } from '../limit/limits.ts';
import { type TextPlace, withText } from './ready-text.ts';
import type { Turnstile } from './turnstile.ts';

/** What all seats have in common. */
export interface Around {
  readonly limits: Pick<Limits, 'nesting' | 'bodyValues'>;
  readonly takeTurn: Turnstile;
  /** How long one that read too slowly has to take in RESYNC before it is ended. */
  readonly slowMs: number;
  /** What a client is told of its token's expiry, so that it refreshes in time whatever its own clock says. */
  readonly toldExpiry: (expiresAt: Date) => object;
  readonly log: Logger;
}

/** One client's socket, as the protocol library uses it, and who sits there. A class, so that ten thousand share its methods. */
export class Seat implements TextPlace {
  standing: Standing | undefined;
  waiting: string | undefined;
  readonly address: string;
  readonly place: ConnectionPlace;
  readonly #socket: WebSocket;
  readonly #around: Around;
  #isRefreshing = false;

  constructor(socket: WebSocket, address: string, place: ConnectionPlace, around: Around) {
    this.#socket = socket;
    this.address = address;
    this.place = place;
    this.#around = around;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** The token may have lapsed since anybody looked: nothing is told after it. Resolves when the message is on its way. */
  async send(message: string): Promise<void> {
    const { text, isAnswer } = withText(this, message);
    if (!this.isOpen) return;
    if (isAnswer) {
      const holds = this.standing?.holds() ?? false;
      // Only what must be asked is waited for: all else goes out in the order in which it came.
      if (!(typeof holds === 'boolean' ? holds : await holds)) return;
    }
    return this.#write(text);
  }

  #write(text: string): Promise<void> {
    if (!this.isOpen) return Promise.resolve();
    return new Promise((resolve, reject) => this.#socket.send(text, (fault) => (fault ? reject(fault) : resolve())));
  }

  /** A reason that is too long for the protocol is left out. */
  close(code: number, reason = ''): void {
    this.#socket.close(code, Buffer.byteLength(reason) < 124 ? reason : '');
  }

  onMessage(read: (text: string) => Promise<void>): void {
    const { limits, takeTurn, log } = this.#around;
    const failed = (err: unknown) => {
      if (!this.isOpen) return;
      log.error({ err }, 'a message could not be handled');
      this.close(CloseCode.InternalServerError, 'Something went wrong on our side.');
    };
    const take = (text: string) => {
      if (!this.isOpen) return;
      try {
        // Variables that nest too deeply are an error of their operation, as long as the message can be told from an attack.
        boundJson(text, limits.nesting, limits.bodyValues);
      } catch (refusal) {
        return this.close(CloseCode.BadRequest, refusal instanceof Refusal ? refusal.message : '');
      }
      read(text).catch(failed);
    };
    this.#socket.on('message', (data) => takeTurn(() => take(String(data))));
  }

  /** A ping with `authorization` refreshes the token of an open socket; any other is answered with what it carries. */
  async onPing(payload: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    const { authorization } = credentialsIn(payload);
    const answer = authorization === undefined ? payload : await this.#refresh(authorization);
    await this.send(JSON.stringify({ type: 'pong', ...(answer && { payload: answer }) }));
  }

  async #refresh(authorization: string): Promise<object> {
    if (!this.standing || this.#isRefreshing) return { accepted: false, code: 'CONFLICT', message: 'Wait for the answer of the last one.' };
    this.#isRefreshing = true;
    const refreshed = await this.standing.refresh(authorization).finally(() => {
      this.#isRefreshing = false;
    });
    if (!refreshed.ok) return { accepted: false, code: refreshed.error.code, message: refreshed.error.message };
    return { accepted: true, ...this.#around.toldExpiry(refreshed.value) };
  }

  /** RESYNC waits for it and nothing else: it takes that in soon, or is ended. */
  tooSlow(): void {
    const { log, slowMs } = this.#around;
    const socket = this.#socket;
    log.warn({ buffered: socket.bufferedAmount }, 'a client reads too slowly: it is told to resync');
    const timer = setTimeout(() => socket.bufferedAmount > 0 && socket.terminate(), slowMs);
    socket.once('close', () => clearTimeout(timer));
  }
}
