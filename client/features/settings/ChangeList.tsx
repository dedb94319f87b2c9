import { useTranslation } from 'react-i18next';
import { phaseKinds } from '../../../shared/method/phases.ts';
import type { TownContent } from '../../../shared/method/town-settings.ts';
import styles from './ChangeList.module.css';
import { type TownChange, townChanges } from './town-changes.ts';

/** What turned one state of the settings into another, in words. */
export function ChangeList(props: { readonly before: TownContent; readonly after: TownContent }) {
  const { t } = useTranslation(['settings', 'sitting']);
  const changes = townChanges(props.before, props.after);
  const nameOf = ({ section, id, name }: TownChange) => {
    const kind = section === 'phases' && phaseKinds.find((each) => each === id);
    return name ?? (kind ? t(`sitting:phase.${kind}`) : undefined);
  };
  if (changes.length === 0) return <p className={styles.none}>{t('changes.none')}</p>;
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={`${change.section} ${change.kind} ${change.id ?? ''}`}>
          <span className={styles.section}>{t(`changes.section.${change.section}`)}</span>
          <span>
            <strong>{nameOf(change) ?? t('changes.all')}</strong>{' '}
            {change.kind === 'merged'
              ? t('changes.merged', { into: change.into })
              : t(`changes.${change.kind}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
