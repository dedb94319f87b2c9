import { describe, expect, it } from 'vitest';
import { SaveLedger } from './save-ledger.ts';

function connected(): SaveLedger {
  const ledger = new SaveLedger();
  ledger.sent(true);
  ledger.answered(true);
  return ledger;
}

describe('SaveLedger', () => {
  it('is not settled before the handshake is answered', () => {
    const ledger = new SaveLedger();
    expect(ledger.settled).toBe(false);
    ledger.sent(true);
    expect(ledger.settled).toBe(false);
    ledger.answered(true);
    expect(ledger.settled).toBe(true);
  });

  it('waits for the answer to every frame, not for the first', () => {
    const ledger = connected();
    ledger.changed(true);
    ledger.sent(false);
    ledger.changed(true);
    ledger.sent(false);
    ledger.answered(true);
    expect(ledger.settled).toBe(false);
    expect(ledger.waiting).toBe(2);
    ledger.answered(true);
    expect(ledger.settled).toBe(true);
    expect(ledger.waiting).toBe(0);
  });

  it('counts what was made offline until the next handshake is answered', () => {
    const ledger = connected();
    ledger.disconnected();
    ledger.changed(true);
    ledger.changed(true);
    expect([ledger.settled, ledger.waiting]).toEqual([false, 2]);
    ledger.sent(true);
    expect([ledger.settled, ledger.waiting]).toEqual([false, 2]);
    ledger.answered(true);
    expect([ledger.settled, ledger.waiting]).toEqual([true, 0]);
  });

  it('does not take the acknowledgement of an update sent before the handshake for that of the handshake', () => {
    const ledger = connected();
    ledger.disconnected();
    ledger.changed(true);
    ledger.sent(false);
    ledger.answered(true);
    expect(ledger.settled).toBe(false);
  });

  it('counts a sent but unanswered change as waiting when the connection is lost', () => {
    const ledger = connected();
    ledger.changed(true);
    ledger.sent(false);
    ledger.disconnected();
    expect([ledger.settled, ledger.waiting]).toEqual([false, 1]);
  });

  it('counts typing on in one text as one change', () => {
    const ledger = connected();
    ledger.changed(true);
    ledger.changed(false);
    expect(ledger.waiting).toBe(1);
  });

  it('never settles once a change was refused', () => {
    const ledger = connected();
    ledger.changed(true);
    ledger.sent(false);
    ledger.answered(false);
    expect([ledger.settled, ledger.waiting]).toEqual([false, 1]);
  });
});
