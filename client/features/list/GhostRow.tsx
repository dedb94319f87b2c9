import { Ghost } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import styles from './EntryRow.module.css';
import { Cell, Row } from './grid.tsx';
import { useListCommands } from './list-commands.ts';
import type { Departure, EntryEntity } from './use-entry.ts';

/** What others took from under the focus: it stays, says why, and offers the way back or there. */
export function GhostRow(props: {
  readonly entry: EntryEntity;
  readonly departure: Departure;
  readonly isTabStop: boolean;
}) {
  const { entry, departure } = props;
  const { t } = useTranslation(['list', 'method']);
  const commands = useListCommands();
  const ref = { root: entry.root, id: entry.entity.id };
  const text = entry.root === 'gaps' ? entry.entity.question : entry.entity.text;

  const what =
    departure.kind === 'moved'
      ? t('ghost.moved', { field: t(`method:field.${departure.field}`) })
      : departure.kind === 'answered'
        ? t('ghost.answered')
        : departure.department
          ? t('ghost.removedBy', { department: departmentOf(departure.department).name })
          : t('ghost.removed');
  const [before, after] = t('ghost.removedBy', { department: '\n' }).split('\n');

  const way =
    departure.kind === 'removed'
      ? departure.canRestore && {
          label: t('ghost.restore'),
          go: () => commands.restore(ref),
        }
      : departure.kind === 'moved'
        ? { label: t('ghost.goThere'), go: () => commands.want(ref.id) }
        : departure.resourceId && {
            label: t('ghost.toAnswer'),
            go: () => departure.resourceId && commands.want(departure.resourceId),
          };

  return (
    <Row
      aria-label={`${text}, ${what}`}
      tabIndex={props.isTabStop ? 0 : -1}
      data-item={ref.id}
      data-root={ref.root}
      data-ghost=""
      className={styles.ghost}
    >
      <Cell className={styles.icon}>
        <Ghost aria-hidden="true" size={18} />
      </Cell>
      <Cell className={styles.text}>
        <s className={styles.words}>{text || t('untitled')}</s>
      </Cell>
      <Cell className={styles.gone}>
        {departure.kind === 'removed' && departure.department ? (
          <>
            {before} <DepartmentPill department={departure.department} /> {after}
          </>
        ) : (
          what
        )}
        {way && (
          <button type="button" tabIndex={-1} data-menu="" className={styles.way} onClick={way.go}>
            {way.label}
          </button>
        )}
      </Cell>
    </Row>
  );
}
