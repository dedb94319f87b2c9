/** `/yws/<document>?token=…`: any client of y-websocket connects there. */
export const toolPath = '/yws';

/** GET /api/cases/:id/tool-tokens: what lets tools of one's own into that case at `/yws/`. */
export interface ToolToken {
  readonly id: string;
  /** ms since epoch. */
  readonly createdAt: number;
  /** At the latest: it ends with the session it was made in. */
  readonly expiresAt: number;
}

/** POST /api/cases/:id/tool-tokens. */
export interface NewToolToken extends ToolToken {
  /** Told this once. */
  readonly token: string;
}
