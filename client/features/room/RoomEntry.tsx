import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../shared/case/select.ts';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
import styles from './RoomEntry.module.css';
import { RoomPill } from './RoomPill.tsx';

/** An entry of the map in a line or two: a resource with a dot, a gap as a question. */
export function RoomEntry({
  entry,
  highlighted,
  detailed,
}: {
  readonly entry: Entry;
  readonly highlighted: boolean;
  /** With its Einschränkung, where there is room for it. */
  readonly detailed?: boolean;
}) {
  const { t } = useTranslation('room');
  const { entity } = entry;
  const isGap = 'question' in entity;
  const asked = isGap ? entity.askedDepartment : undefined;
  return (
    <li
      data-item={entry.id}
      data-highlighted={highlighted || undefined}
      className={cx(styles.entry, isGap && styles.gap, highlighted && styles.highlighted)}
    >
      <span aria-hidden="true" className={isGap ? styles.mark : styles.dot}>
        {isGap && '?'}
      </span>
      {isGap && <span className="visually-hidden">{t('gap')}</span>}
      <span className={styles.text}>{isGap ? entity.question : entity.text}</span>
      {detailed && !isGap && entity.caveat && (
        <span className={styles.caveat}>
          <TriangleAlert aria-hidden="true" />
          {entity.caveat}
        </span>
      )}
      {asked && (
        <RoomPill
          department={asked}
          label={t('askedOf', { department: departmentOf(asked).name })}
        />
      )}
      {highlighted && <span className="visually-hidden">{t('highlighted')}</span>}
    </li>
  );
}
