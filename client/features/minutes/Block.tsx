import { Link, type LucideIcon, Pencil, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import styles from './Block.module.css';
import type { JustChanged } from './use-just-changed.ts';

/** One part of the minutes. `changed`: somebody has just done something that it says. */
export function Block(props: {
  readonly id: string;
  readonly title: string;
  readonly kind: 'live' | 'free' | 'closed';
  readonly changed?: JustChanged | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('minutes');
  const { id, title, kind, changed } = props;
  const Sign: LucideIcon | undefined =
    kind === 'live' ? Link : kind === 'free' ? Pencil : undefined;
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className={cx(styles.block, styles[kind])}
    >
      {Sign && <Sign aria-hidden="true" size={14} className={styles.sign} />}
      <header className={styles.head}>
        <h3 id={`${id}-title`} className={styles.title}>
          {title}
        </h3>
        <span role="status" className={styles.changed}>
          {changed && (
            <>
              <RefreshCw aria-hidden="true" size={13} />
              {t('justAdded', { department: changed.department })}
            </>
          )}
        </span>
      </header>
      {props.children}
    </section>
  );
}
