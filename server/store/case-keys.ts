import { randomBytes } from 'node:crypto';
import type { ErasureReceipt } from '../../shared/protocol/privacy.ts';
import type { Database } from './database.ts';
import { type Mac, macFor } from './mac.ts';
import { keyBytes, seal, unseal } from './seal.ts';
import { StoreError } from './store-error.ts';

type ErasureFacts = Omit<ErasureReceipt, 'hash'>;

/** Where wrapped keys and receipts lie. What it is told is on disk when it resolves. */
export interface KeyPlace {
  /** Whether other nodes put keys and receipts there, too. */
  readonly isShared: boolean;
  /** By case id, base64; of `caseIds` alone or all. */
  keys(caseIds?: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** By case id, JSON. `db`: as a transaction sees them. */
  receipts(db?: Database): Promise<ReadonlyMap<string, string>>;
  /** False: there is or was a key of that case. */
  add(caseId: string, wrapped: string): Promise<boolean>;
  /** Puts the receipt in the key's place, which is the moment in which a case is erased, and has its rows removed. */
  erase(
    caseId: string,
    receipt: string,
    onErased: () => void,
    removeRows: (db?: Database) => Promise<void>,
  ): Promise<void>;
  destroy(caseId: string): Promise<void>;
}

/**
 * The data key of every case, wrapped by the master key, apart from what is kept with it. Opened at start and held: the
 * log needs them without waiting.
 * A destroyed key makes all that was ever written of its case unreadable, wherever copies of it lie. Its receipt stays in
 * its place, so that a database put back from a copy cannot bring the case back.
 */
export class CaseKeys {
  readonly #place: KeyPlace;
  readonly #masterKey: Uint8Array;
  readonly #mac: Mac;
  readonly #onUnreadable: (caseId: string) => void;
  readonly #keys = new Map<string, Uint8Array>();
  readonly #receipts = new Map<string, ErasureReceipt>();
  /** Told once. */
  readonly #unreadable = new Set<string>();

  private constructor(
    place: KeyPlace,
    masterKey: Uint8Array,
    onUnreadable: (caseId: string) => void,
  ) {
    this.#place = place;
    this.#masterKey = masterKey;
    this.#mac = macFor(masterKey, 'receipts');
    this.#onUnreadable = onUnreadable;
  }

  /** `onUnreadable` hears of each case whose key or receipt is damaged. A master key that opens no key is refused. */
  static async open(
    place: KeyPlace,
    masterKey: Uint8Array,
    onUnreadable: (caseId: string) => void,
  ): Promise<CaseKeys> {
    const keys = await CaseKeys.read(place, masterKey, onUnreadable);
    // A crash came between the two, or somebody put the key back.
    for (const caseId of await keys.stored()) if (keys.isErased(caseId)) await keys.destroy(caseId);
    return keys;
  }

  /** As `open`, but changes nothing. */
  static async read(
    place: KeyPlace,
    masterKey: Uint8Array,
    onUnreadable: (caseId: string) => void,
  ): Promise<CaseKeys> {
    const keys = new CaseKeys(place, masterKey, onUnreadable);
    // Before the keys: a case that another node erases meanwhile has its receipt here or no key there.
    await keys.#readReceipts();
    const stored = await place.keys();
    const living = [...stored].filter(([caseId]) => !keys.isErased(caseId));
    const unreadable = living.filter(([caseId, wrapped]) => !keys.#open(caseId, wrapped));
    if (living.length > 0 && unreadable.length === living.length) {
      throw new StoreError(
        'masterKeyWrong',
        'The master key is not the one the cases were kept with',
      );
    }
    for (const [caseId] of unreadable) keys.#tellUnreadable(caseId);
    return keys;
  }

  /** A new key, on disk before anything is written with it. Throws StoreError `caseExists`. */
  async create(caseId: string): Promise<void> {
    const key = randomBytes(keyBytes);
    const wrapped = Buffer.from(seal(this.#masterKey, key, placeOf(caseId))).toString('base64');
    if (this.isErased(caseId) || !(await this.#place.add(caseId, wrapped)))
      throw new StoreError('caseExists', 'There is or was a case with this id');
    this.#keys.set(caseId, key);
  }

  /** Throws StoreError `unknownCase`. */
  get(caseId: string): Uint8Array {
    const key = this.#keys.get(caseId);
    if (!key) throw new StoreError('unknownCase', 'There is no key for this case');
    return key;
  }

  /** Makes known what keys there are of these cases: another node may have created them. */
  async know(caseIds: readonly string[]): Promise<void> {
    if (!this.#place.isShared) return;
    const news = caseIds.filter(
      (id) => !this.#keys.has(id) && !this.#unreadable.has(id) && !this.isErased(id),
    );
    if (news.length === 0) return;
    for (const [caseId, wrapped] of await this.#place.keys(news))
      if (!this.#open(caseId, wrapped)) this.#tellUnreadable(caseId);
  }

  /** The cases that have a key, readable or not. */
  async stored(): Promise<ReadonlySet<string>> {
    return new Set((await this.#place.keys()).keys());
  }

  isErased(caseId: string): boolean {
    return this.#receipts.has(caseId);
  }

  /** The newest first; also those of other nodes. `db`: as a transaction sees them. */
  async receipts(db?: Database): Promise<ErasureReceipt[]> {
    if (this.#place.isShared) await this.#readReceipts(db);
    return [...this.#receipts.values()].sort((a, b) => b.at - a.at);
  }

  /** Erases a case for good; `removeRows` does the rest. */
  async erase(
    facts: ErasureFacts,
    removeRows: (db?: Database) => Promise<void>,
  ): Promise<ErasureReceipt> {
    const receipt = { ...facts, hash: this.#hashOf(facts) };
    const onErased = () => this.#keepReceipt(receipt);
    await this.#place.erase(facts.caseId, JSON.stringify(receipt), onErased, removeRows);
    return receipt;
  }

  /** The key of a case that never came to be, or was erased. */
  async destroy(caseId: string): Promise<void> {
    this.#forget(caseId);
    await this.#place.destroy(caseId);
  }

  #forget(caseId: string): void {
    this.#keys.get(caseId)?.fill(0);
    this.#keys.delete(caseId);
  }

  #open(caseId: string, wrapped: string): boolean {
    const key = unseal(this.#masterKey, Buffer.from(wrapped, 'base64'), placeOf(caseId));
    if (key) this.#keys.set(caseId, key);
    return key !== undefined;
  }

  #tellUnreadable(caseId: string): void {
    if (this.#unreadable.has(caseId)) return;
    this.#unreadable.add(caseId);
    this.#onUnreadable(caseId);
  }

  #keepReceipt(receipt: ErasureReceipt): void {
    this.#receipts.set(receipt.caseId, receipt);
    this.#forget(receipt.caseId);
  }

  async #readReceipts(db?: Database): Promise<void> {
    for (const [caseId, text] of await this.#place.receipts(db))
      if (!this.isErased(caseId)) this.#readReceipt(caseId, text);
  }

  /** One that this installation did not write erases nothing. */
  #readReceipt(caseId: string, text: string): void {
    try {
      const receipt = JSON.parse(text) as ErasureReceipt;
      if (receipt.caseId === caseId && receipt.hash === this.#hashOf(receipt)) {
        this.#keepReceipt(receipt);
        return;
      }
    } catch {
      // Reported like one of somebody else's.
    }
    this.#tellUnreadable(caseId);
  }

  #hashOf({ caseId, number, at, department, rows, snapshots, keys }: ErasureFacts): string {
    const said = this.#mac([caseId, number, at, department ?? null, rows, snapshots, keys]);
    return Buffer.from(said, 'base64url').toString('hex');
  }
}

function placeOf(caseId: string): string {
  return `key\n${caseId}`;
}
