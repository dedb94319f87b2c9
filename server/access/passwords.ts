import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's first choice for argon2id. Every hash carries its own cost, so that it can rise. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const tagLength = 32;

const format = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** How much of a password is weighed: what is longer than this is not weak for being common. */
const weighedLength = 48;
/** zxcvbn's scale from 0 to 4. */
const leastScore = 3;

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(saltBytes);
  const tag = await derive('argon2id', { ...cost, message: bytes(password), nonce, tagLength });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/** No password fits it. */
let decoy: Promise<string> | undefined;

/** Without a hash it takes as long and is wrong: how long it takes does not tell whether somebody has an account. */
export async function verifyPassword(
  password: string,
  hash: string | null | undefined,
): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(saltBytes).toString('hex'));
  const [, memory, passes, parallelism, salt = '', tag = ''] =
    format.exec(hash ?? (await decoy)) ?? [];
  const expected = Buffer.from(tag, 'base64url');
  const parameters: Argon2Parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    message: bytes(password),
    nonce: Buffer.from(salt, 'base64url'),
    tagLength: expected.length,
  };
  const isRight = timingSafeEqual(await derive('argon2id', parameters), expected);
  return isRight && typeof hash === 'string';
}

/** Whether a password is a common one, a pattern or made of what everybody knows of its owner. */
export async function isCommon(password: string, known: readonly string[]): Promise<boolean> {
  weighing ??= loadWeighing();
  const weigh = await weighing;
  return weigh(password.slice(0, weighedLength), ['fallrunde', ...known]) < leastScore;
}

let weighing: Promise<(password: string, known: string[]) => number> | undefined;

/** Some 20 MB of words, loaded when somebody chooses a password. */
async function loadWeighing() {
  const [{ ZxcvbnFactory }, common, german] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-de'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...german.dictionary },
  });
  return (password: string, known: string[]) => zxcvbn.check(password, known).score;
}

/** The same password typed on another keyboard is the same. */
function bytes(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}
