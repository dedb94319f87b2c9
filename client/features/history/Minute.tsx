import { useTranslation } from 'react-i18next';
import { type Comparison, openDays, stillOpen } from '../../../shared/case/compare.ts';
import { byOrder } from '../../../shared/case/order.ts';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import type { ApiFailure } from '../../sync/api.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Comparison.module.css';

/** Within quotation marks and before a full stop. */
const quoted = (texts: readonly string[]) =>
  texts.map((text) => text.replace(/\.$/, '')).join(' / ');

/** In its place until it is there, or it could not be loaded: what stands below does not move then. */
export function MinuteComing({ failure }: { readonly failure: ApiFailure | undefined }) {
  const { t } = useTranslation(['history', 'errors']);
  return (
    <section aria-label={t('history:minute')} aria-busy={!failure} className={styles.minute}>
      <h2>{t('history:minute')}</h2>
      <p role={failure && 'alert'} className={styles.coming}>
        {failure && `${t('history:failed')} ${t(`errors:api.${failure.code}`)}`}
      </p>
    </section>
  );
}

/** "In sechzig Sekunden": what somebody who was not there has to know, read aloud in a minute. */
export function Minute({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { differences, direction, before, after } = comparison;
  const count = (matches: (each: Comparison['differences'][number]) => boolean) =>
    differences.filter(matches).length;
  const open = stillOpen(comparison);
  const figures = [
    ['minuteNew', count(({ kind, root }) => kind === 'new' && root === 'resources')],
    ['minuteAsked', count(({ kind, root }) => kind === 'new' && root === 'gaps')],
    ['minuteClosed', count(({ kind }) => kind === 'closed')],
    ['minuteOpen', open.length],
    ['minuteAgreed', count(({ kind, root }) => kind === 'new' && root === 'agreements')],
    [
      'minuteDone',
      count(
        (each) =>
          each.root === 'agreements' &&
          each.after?.state === 'done' &&
          (each.before === undefined || each.fields.includes('state')),
      ),
    ],
  ] as const;
  const told = figures.filter(([, number]) => number > 0);
  const words = told.map(([key, number]) => t(key, { count: number, word: format.number(number) }));
  const longest = open.toSorted(
    (a, b) =>
      a.createdAt - b.createdAt ||
      resourceFields.indexOf(a.field) - resourceFields.indexOf(b.field) ||
      byOrder(a, b),
  )[0];
  const [was, is] = [quoted(direction.before), quoted(direction.after)];
  const sentences = [
    words.length > 0 ? `${format.list(words)}.` : t('minuteNothing'),
    ...(is && is !== was
      ? [
          `${was ? t('minuteDirection', { before: was, after: is }) : t('minuteFirstDirection', { after: is })}.`,
        ]
      : []),
    ...comparison.decisions.map(({ text }) => `${t('decided')}: ${text}`),
    ...(longest
      ? [
          `${t('minuteLongest', {
            question: longest.question,
            count: openDays(longest, after.at, isoDay),
          })}.`,
        ]
      : []),
  ];
  return (
    <section aria-label={t('minute')} className={styles.minute}>
      <h2>{t('minute')}</h2>
      <p>
        {t('minuteLead', {
          from: format.date(isoDay(before.at)),
          to: format.date(isoDay(after.at)),
        })}{' '}
        {sentences.join(' ')}
      </p>
    </section>
  );
}
