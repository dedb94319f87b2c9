import { randomInt } from 'node:crypto';

/**
 * The six digits a room shows. They live as long as this process and its sitting: after a restart the room shows new
 * ones. Knowing them opens nothing by itself; who uses them is signed in.
 */
export class RoomCodes {
  readonly #codeByCase = new Map<string, { readonly sittingId: string; readonly code: string }>();
  readonly #caseByCode = new Map<string, string>();

  /** The code of that sitting of a case. */
  codeFor(caseId: string, sittingId: string): string {
    const known = this.#codeByCase.get(caseId);
    if (known?.sittingId === sittingId) return known.code;
    this.close(caseId);
    let code: string;
    do code = String(randomInt(1_000_000)).padStart(6, '0');
    while (this.#caseByCode.has(code));
    this.#codeByCase.set(caseId, { sittingId, code });
    this.#caseByCode.set(code, caseId);
    return code;
  }

  caseOf(code: string): string | undefined {
    return this.#caseByCode.get(code);
  }

  close(caseId: string): void {
    const known = this.#codeByCase.get(caseId);
    if (known) this.#caseByCode.delete(known.code);
    this.#codeByCase.delete(caseId);
  }
}
