import type { ShortLived } from '../nodes/short-lived.ts';
import { hashOfToken, newToken } from '../store/secret-token.ts';

/** The way in for the first coordinator: a link that is told where the server is started, good until it is used. */
export class SetUp {
  readonly #tokens: ShortLived;

  constructor(tokens: ShortLived) {
    this.#tokens = tokens;
  }

  /** Returns the token. */
  async open(): Promise<string> {
    const token = newToken();
    await this.#tokens.add(hashOfToken(token), 'open');
    return token;
  }

  async accepts(token: string): Promise<boolean> {
    return (await this.#tokens.get(hashOfToken(token))) !== undefined;
  }

  async close(token: string): Promise<void> {
    await this.#tokens.take(hashOfToken(token));
  }
}
