import { useTranslation } from 'react-i18next';
import { useDepartments } from '../sync/town.ts';
import { usePeers } from '../sync/use-case.tsx';
import { useCaseView } from '../ui/case-view.tsx';
import { cx } from '../ui/cx.ts';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import styles from './PresencePills.module.css';

/** The departments of the round table: who is here, who is away for a while, who is not at the table. */
export function PresencePills() {
  const { t } = useTranslation('board');
  const peers = usePeers();
  const here = new Set(peers.map((peer) => peer.participant.department));
  const awake = new Set(
    peers.filter((peer) => !peer.idle).map((peer) => peer.participant.department),
  );
  const asking = useCaseView((view) => view.asking);
  const known = useDepartments().map((department) => department.id);
  const order = [...known, ...[...here].filter((id) => !known.includes(id))];
  const shown = [...order].sort((a, b) => Number(here.has(b)) - Number(here.has(a)));
  return (
    <ul aria-label={t('present')} className={styles.pills}>
      {shown.map((department) => {
        const state = !here.has(department) ? 'absent' : awake.has(department) ? 'here' : 'away';
        return (
          <li
            key={department}
            data-presence={state}
            className={cx(styles[state], asking.includes(department) && styles.asks)}
          >
            <DepartmentPill department={department} out={state === 'absent'} />
            <span className="visually-hidden">{t(`presence.${state}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
