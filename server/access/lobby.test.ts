import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CaseKeys } from '../store/case-keys.ts';
import { ConferenceStore } from '../store/conference-store.ts';
import { openDatabase } from '../store/database.ts';
import { GuestStore } from '../store/guest-store.ts';
import { KeyFiles } from '../store/key-files.ts';
import { LinkStore } from '../store/link-store.ts';
import { PrivacyStore } from '../store/privacy-store.ts';
import { Lobby } from './lobby.ts';

test('a link that is revoked while somebody opens it lets nobody into the lobby', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lobby-'));
  await mkdir(join(folder, 'keys'));
  const refuse = (what: unknown) => {
    throw new Error(`not expected: ${what}`);
  };
  const db = await openDatabase(join(folder, 'fallrunde.sqlite'), refuse);
  const keys = await CaseKeys.open(new KeyFiles(join(folder, 'keys')), new Uint8Array(32), refuse);

  /** The door as it is, but that somebody revokes a link in the moment in which it was bound to a device. */
  class RevokedMeanwhile extends LinkStore {
    override async bind(id: string): Promise<boolean> {
      const isBound = await super.bind(id);
      await lobby.revoke('case', id);
      return isBound;
    }
  }
  const lobby = new Lobby({
    links: new RevokedMeanwhile(db),
    guests: new GuestStore(db, keys, refuse),
    privacy: new PrivacyStore(db, keys, refuse),
    conferences: new ConferenceStore(db, keys, refuse),
    onDoor: () => undefined,
    onGuest: () => undefined,
    onRights: () => undefined,
    onError: refuse,
  });
  try {
    const { token } = await lobby.invite({
      caseId: 'case',
      department: 'AA',
      person: '',
      role: 'contributor',
      untilEnd: true,
      expiresAt: Date.now() + 60_000,
      createdBy: 'SAF',
    });
    await expect(lobby.open(token, 'phone', undefined)).rejects.toThrow('linkRevoked');
    expect(await lobby.guestsOf('case')).toEqual([]);
  } finally {
    lobby.stop();
    await db.destroy();
    await rm(folder, { recursive: true });
  }
});
