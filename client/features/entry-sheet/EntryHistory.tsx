import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../../shared/case/entries.ts';
import type { Gap } from '../../../shared/case/gap.ts';
import type { Resource } from '../../../shared/case/resource.ts';
import { transferOf } from '../../../shared/case/vaults.ts';
import { useActivity, useCaseSession, useEditors } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './EntryHistory.module.css';

const writtenFields = ['text', 'question', 'caveat', 'evidence'] as const;

/** Who did what to this entry: now, since the case was opened here, and at its beginning. */
export function EntryHistory({
  root,
  entity,
}: {
  readonly root: EntryRef['root'];
  readonly entity: Resource | Gap;
}) {
  const { t } = useTranslation(['entry', 'vault']);
  const { board } = useCaseSession();
  const transfer = transferOf(board, { root, id: entity.id });
  const format = useFormat();
  const editors = useEditors(entity.id);
  const activities = useActivity().filter(({ entityId }) => entityId === entity.id);
  const wasAddedNow = activities.some(({ kind }) => kind === 'added');
  const evidence = 'evidence' in entity ? entity.evidence : undefined;
  return (
    <section aria-labelledby="entry-history" className={styles.history}>
      <h3 id="entry-history" className={styles.title}>
        <History aria-hidden="true" size={17} />
        {t('history')}
      </h3>
      <ul>
        {editors.map(({ participant, editing, clientId }) => {
          const field = writtenFields.find((known) => known === editing?.field) ?? 'other';
          return (
            <li key={clientId} className={styles.event}>
              <span />
              <DepartmentPill department={participant.department} />
              <span>{t(`writing.${field}`)}</span>
            </li>
          );
        })}
        {activities.toReversed().map(({ id, at, department, kind }) =>
          kind === 'added' || !(kind in didWords) ? null : (
            <li key={id} className={styles.event}>
              <span className="tabular">{format.time(at)}</span>
              <span>{department && <DepartmentPill department={department} />}</span>
              <span>{t(`did.${kind as keyof typeof didWords}`)}</span>
            </li>
          ),
        )}
        {transfer && (
          <li className={styles.event}>
            <span className="tabular">{format.day(transfer.at)}</span>
            <span>
              {transfer.department && <DepartmentPill department={transfer.department} />}
            </span>
            <span>
              {t(entity.entrusted ? 'vault:didEntrust' : 'vault:didRelease', {
                reason: transfer.reason,
              })}
            </span>
          </li>
        )}
        <li className={styles.event}>
          <span className="tabular">
            {wasAddedNow ? format.time(entity.createdAt) : format.day(entity.createdAt)}
          </span>
          <span>{entity.department && <DepartmentPill department={entity.department} />}</span>
          <span>{evidence ? t('createdWith', { evidence }) : t('created')}</span>
        </li>
      </ul>
    </section>
  );
}

/** What can happen to an entry. */
const didWords = {
  edited: true,
  moved: true,
  removed: true,
  restored: true,
  gapAccepted: true,
  gapClosed: true,
  gapReopened: true,
} as const;
