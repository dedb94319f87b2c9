import { parseArgs } from 'node:util';
import { staffRoles } from '../shared/protocol/roles.ts';
import { examine, examineShared, tell } from './doctor.ts';
import { type Env, readEnv } from './env.ts';
import { backupData, restoreData } from './store/backup.ts';
import { moveData } from './store/move.ts';
import { openStore, type Store, type StoreDamage } from './store/store.ts';
import { StoreError } from './store/store-error.ts';

const usage = `npm run admin -- <command>

  backup <folder>                    copies the data into a folder of their own below <folder>, also while the server runs
  restore <folder>/<backup>          puts a backup in the place of the data; --replace where there are some
  erase <case number> --yes          erases a case for good and prints the receipt
  access-log <case number>           prints who did what at a case, also at one that was erased
  create-staff <function> --department <abbreviation> --role <coordinator|member|administrator>
                                     prints a personal link that makes an account, good for seven days
  move                               copies the data of DATA_DIR into the empty PostgreSQL of DATABASE_URL; DATA_DIR stays as it is
  doctor                             reads everything that is stored with its keys, changes nothing, exits 1 where it finds damage

The data are those of DATA_DIR, and all but backup need the server to be stopped; or those of DATABASE_URL, while nodes work
on them or not, and backup and restore are PostgreSQL's own.`;

const ownTools =
  'PostgreSQL has tools of its own for that: pg_dump and pg_restore, the keys apart from the rest. See docs/operations.md.';

/** What was typed cannot be carried out. */
class UsageError extends Error {}

interface Flags {
  readonly replace?: boolean;
  readonly yes?: boolean;
  readonly department?: string;
  readonly role?: string;
}

type Command = (env: Env, argument: string, flags: Flags) => Promise<void>;

const commands: Readonly<Record<string, Command>> = {
  async backup({ dataDir, databaseUrl }, folder) {
    if (databaseUrl) throw new UsageError(ownTools);
    print(await backupData(dataDir, folder, new Date()));
  },

  async restore(env, folder, { replace = false }) {
    if (env.databaseUrl) throw new UsageError(ownTools);
    restoreData(env.dataDir, folder, replace);
    await withStore(env, async ({ cases }) => {
      print(`${(await cases.listCases()).length} cases, ${(await cases.receipts()).length} erased`);
    });
  },

  async 'access-log'(env, number) {
    await withStore(env, async ({ cases, accessLog }) => {
      const living = (await cases.listCases()).find((each) => each.number === number);
      const erased = (await cases.receipts()).find((each) => each.number === number);
      const caseId = living?.id ?? erased?.caseId;
      if (!caseId) throw new UsageError(`There is and was no case ${number}.`);
      const told = {
        check: await accessLog.check(caseId),
        entries: await accessLog.list(caseId),
      };
      print(JSON.stringify(told, undefined, 2));
    });
  },

  async erase(env, number, { yes = false }) {
    await withStore(env, async ({ cases, accessLog }) => {
      const found = (await cases.listCases()).find((each) => each.number === number);
      if (!found) throw new UsageError(`There is no case ${number}.`);
      if (!yes)
        throw new UsageError(`${number} and all that is in it would be gone for good; add --yes.`);
      const receipt = await cases.eraseCase(found.id);
      await accessLog.record({
        caseId: found.id,
        participant: { id: 'operator', department: '' },
        action: 'erased',
        detail: {},
      });
      print(JSON.stringify(receipt, undefined, 2));
    });
  },

  async move(env) {
    const { dataDir, databaseUrl, masterKey } = env;
    if (!databaseUrl || !masterKey)
      throw new UsageError('DATABASE_URL must say which PostgreSQL the data of DATA_DIR move to.');
    const { rows, leftBehind } = await moveData(dataDir, databaseUrl, masterKey);
    for (const [table, count] of leftBehind)
      print(`${count} rows of ${table} belonged to nothing any more and were left behind`);
    await withStore(env, async ({ cases, staff }) => {
      const [living, erased] = [await cases.listCases(), await cases.receipts()];
      print(
        `${living.length} cases, ${erased.length} erased, ${(await staff.list()).length} accounts, ${rows.get('log')} rows of the log`,
      );
    });
    print(
      `Now let the doctor look: npm run admin -- doctor
${dataDir} is as it was, with its keys. Once the doctor has found nothing, keep MASTER_KEY somewhere else and delete ${dataDir} and its backups: what is erased from now on would live on in them.`,
    );
  },

  async doctor({ dataDir, databaseUrl, masterKey }) {
    const examination =
      databaseUrl && masterKey
        ? await examineShared(databaseUrl, masterKey)
        : await examine(dataDir, masterKey);
    print(tell(examination));
    if (examination.findings.length > 0) process.exitCode = 1;
  },

  async 'create-staff'(env, name, { department = '', role: asked }) {
    const role = staffRoles.find((each) => each === asked);
    if (!role) throw new UsageError(`--role must be one of ${staffRoles.join(', ')}.`);
    if (env.oidc) throw new UsageError('Accounts come from the provider of OIDC_ISSUER.');
    await withStore(env, async ({ settings, staffInvitations }) => {
      if (!(await settings.knows(department)))
        throw new UsageError(`The town has no department "${department}".`);
      const { token } = await staffInvitations.create({ name, department, role }, 'operator');
      print(`${env.publicUrl ?? `http://${env.host}:${env.port}`}/beitreten#${token}`);
    });
  },
};

/** All others are about something. */
const aboutAll = new Set(['doctor', 'move']);

async function withStore(
  { dataDir, databaseUrl, masterKey }: Env,
  use: (store: Store) => Promise<void>,
): Promise<void> {
  const store = await openStore({
    dataDir,
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(masterKey ? { masterKey } : {}),
    onDamage: (damage: StoreDamage) =>
      process.stderr.write(`Stored data cannot be read: ${JSON.stringify(damage)}\n`),
  });
  try {
    await use(store);
  } finally {
    await store.close();
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function explain(error: unknown): string {
  if (error instanceof StoreError && error.code === 'inUse')
    return 'A server works on these data; stop it first.';
  return error instanceof Error ? error.message : String(error);
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      replace: { type: 'boolean' },
      yes: { type: 'boolean' },
      department: { type: 'string' },
      role: { type: 'string' },
    },
  });
  const [name = '', argument, ...more] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const isWhole = aboutAll.has(name) === (argument === undefined) && more.length === 0;
  if (!command || !isWhole) throw new UsageError(usage);
  await command(readEnv(process.env), argument ?? '', values);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
