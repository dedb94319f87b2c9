import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionState } from '../../../shared/method/retention.ts';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './RetentionTrack.module.css';

/** From the day the case was entered over today to the day it is to be erased. All ISO dates. */
export function RetentionTrack(props: {
  readonly createdOn: string;
  readonly today: string;
  readonly until: string;
  readonly state: RetentionState;
}) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const [from, now, to] = [props.createdOn, props.today, props.until].map(Date.parse) as [
    number,
    number,
    number,
  ];
  const share = to > from ? Math.min(1, Math.max(0, (now - from) / (to - from))) : 1;
  const created = format.date(props.createdOn);
  const until = format.date(props.until);
  return (
    <div className={styles.track}>
      <p className="visually-hidden">{t('retention.track', { created, until })}</p>
      <div
        aria-hidden="true"
        className={styles.line}
        data-state={props.state}
        style={{ '--share': `${share * 100}%` } as CSSProperties}
      >
        <span className={styles.today}>{t('retention.today')}</span>
        <span className={cx(styles.mark, styles.start)} />
        <span className={cx(styles.mark, styles.now)} />
        <span className={cx(styles.mark, styles.end)} />
      </div>
      <div aria-hidden="true" className={styles.labels}>
        <span>
          <strong>{created}</strong>
          {t('retention.created')}
        </span>
        <span>
          <strong>{until}</strong>
          {t('retention.end')}
        </span>
      </div>
    </div>
  );
}
