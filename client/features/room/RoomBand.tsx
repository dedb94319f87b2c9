import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { needleField } from '../../../shared/case/direction.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { Needle } from '../../ui/Needle.tsx';
import { typeset } from '../../ui/typeset.ts';
import styles from './RoomParts.module.css';

/** The direction where the hub is not. */
export function RoomBand() {
  const { t } = useTranslation('direction');
  const current = useChair((chair) => chair.current);
  const [only] = current;
  const field = useBoard((board) =>
    only && current.length === 1
      ? needleField(board, board.directions.get(only.directionId))
      : undefined,
  );
  return (
    <section className={cx(styles.band, !only && styles.bandEmpty)}>
      <span className={styles.disc}>
        {only ? <Needle field={field} /> : <Compass aria-hidden="true" />}
      </span>
      <div className={styles.bandWords}>
        <h2 className={styles.bandLabel}>{t(current.length > 1 ? 'conflict' : 'term')}</h2>
        {only ? (
          current.map(({ id, text }) => (
            <p key={id} className={styles.bandText}>
              {typeset(text)}
            </p>
          ))
        ) : (
          <p className={styles.bandText}>{t('emptyQuestion')}</p>
        )}
      </div>
    </section>
  );
}
