import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../words/use-format.ts';
import type { Placed } from './layout.ts';
import styles from './Mark.module.css';
import { useItemWords } from './use-item-words.ts';

/** One thing on a lane: a point, a bar that lasts, or a hatched one that waits. */
export function Mark({
  placed: { item, others, x, width, isBefore },
  y,
  hue,
}: {
  readonly placed: Placed;
  readonly y: number;
  readonly hue: number;
}) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const itemWords = useItemWords();
  const own = itemWords(item);
  const words = others.length > 0 ? t('together', { label: own, count: others.length }) : own;
  const dates = item.to
    ? `${format.date(item.from)} – ${format.date(item.to)}`
    : format.date(item.from);
  const full = [item, ...others].map(itemWords).join('\n');
  return (
    <li
      data-hue={hue}
      data-kind={item.kind}
      className={cx(styles.item, isBefore && styles.before, item.stalls && styles.stalls)}
      style={{ left: x, top: y, width }}
      title={`${dates}\n${full}`}
    >
      {width === undefined && <span aria-hidden="true" className={styles.dot} />}
      <span className={styles.label}>
        {item.kind === 'waiting' && <Hourglass aria-hidden="true" size={14} />}
        <span className={styles.words}>{words}</span>
        <span className="visually-hidden">{dates}</span>
      </span>
    </li>
  );
}
