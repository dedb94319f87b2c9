import { timingSafeEqual } from 'node:crypto';
import { hashOfToken, newToken } from '../store/secret-token.ts';

/** The way in for the first coordinator: a link that is told where the server is started, good until it is used. */
export class SetUp {
  #hash: string | undefined;

  /** Returns the token. */
  open(): string {
    const token = newToken();
    this.#hash = hashOfToken(token);
    return token;
  }

  accepts(token: string): boolean {
    return (
      this.#hash !== undefined &&
      timingSafeEqual(Buffer.from(hashOfToken(token)), Buffer.from(this.#hash))
    );
  }

  close(): void {
    this.#hash = undefined;
  }
}
