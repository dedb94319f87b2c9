import type { Agreement } from '../../../shared/case/agreement.ts';

export type Who = Pick<Partial<Agreement>, 'whoDepartment' | 'whoPersonId'>;
export type Source = Pick<Partial<Agreement>, 'strategyId' | 'gapId'>;

const between = '|';

/** One value of a select for who does it: a department, a person, or both together. */
export function whoValue({ whoDepartment = '', whoPersonId = '' }: Who): string {
  return `${whoDepartment}${between}${whoPersonId}`;
}

export function readWho(value: string): Who {
  const [whoDepartment, whoPersonId] = value.split(between);
  return { ...(whoDepartment ? { whoDepartment } : {}), ...(whoPersonId ? { whoPersonId } : {}) };
}

/** One value of a select for what it comes from: a strategy or else a question. */
export function sourceValue({ strategyId, gapId }: Source): string {
  return strategyId ? `${strategyId}${between}` : `${between}${gapId ?? ''}`;
}

export function readSource(value: string): Source {
  const [strategyId, gapId] = value.split(between);
  return strategyId ? { strategyId } : gapId ? { gapId } : {};
}
