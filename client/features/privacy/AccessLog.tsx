import { Download, Link2, ListChecks, TriangleAlert } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessEntry } from '../../../shared/protocol/access-log.ts';
import { exportAccessLog, fetchAccessLog } from '../../sync/privacy-api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './AccessLog.module.css';
import { accessCsv } from './access-csv.ts';
import { Card } from './Card.tsx';
import { StateLabel } from './StateLabel.tsx';
import { useAccessWords } from './use-access-words.ts';
import { useChange } from './use-change.ts';

/** As many are shown among the other cards. */
const shortList = 6;

/** Who did what at the case, and whether that is still as it was written. */
export function AccessLog(props: {
  readonly caseId: string;
  /** Shows all that have come, not only the newest few. */
  readonly isWhole: boolean;
  /** Something was changed here: there are new entries. */
  readonly revision: unknown;
}) {
  const { t } = useTranslation(['privacy', 'common']);
  const format = useFormat();
  const wordsOf = useAccessWords();
  const { caseId, revision } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change is asked for anew
  const load = useCallback(() => fetchAccessLog(caseId), [caseId, revision]);
  const { value } = useFetched(load);
  const [older, setOlder] = useState<readonly AccessEntry[]>([]);
  const [isLong, setLong] = useState(props.isWhole);
  const exporting = useChange(t('log.exportFailed'));
  const loading = useChange(t('loadFailed'));
  const newest = value?.entries ?? [];
  const loaded = [...newest, ...older.filter(({ seq }) => seq < (newest.at(-1)?.seq ?? 0))];
  const shown = isLong ? loaded : loaded.slice(0, shortList);
  const rest = (value?.check.entries ?? 0) - shown.length;

  const showOlder = () =>
    loading.send(async () => {
      setLong(true);
      // What is there already needs no asking.
      if (!isLong && loaded.length > shortList) return;
      const last = loaded.at(-1);
      if (!last) return;
      const { entries } = await fetchAccessLog(caseId, last.seq);
      setOlder((before) => [...before, ...entries]);
    });

  const save = () =>
    exporting.send(async () => {
      const { entries, caseNumber } = await exportAccessLog(caseId);
      const heads = (['seq', 'at', 'department', 'person', 'what', 'hash'] as const).map((name) =>
        t(`log.columns.${name}`),
      );
      const name = `${t('log.fileName')}-${caseNumber}-${isoDay(Date.now())}.csv`;
      saveFile(name, accessCsv(entries, heads, wordsOf), 'text/csv');
    });

  return (
    <Card
      icon={ListChecks}
      title={t('log.title')}
      aside={
        <>
          {value &&
            (value.check.brokenAt === undefined ? (
              <StateLabel kind="ok" icon={Link2}>
                {t('log.checked', { count: value.check.entries })}
              </StateLabel>
            ) : (
              <StateLabel kind="bad" icon={TriangleAlert}>
                {t('log.broken', { seq: value.check.brokenAt })}
              </StateLabel>
            ))}
          <Button
            variant="quiet"
            size="sm"
            icon={Download}
            className={styles.export}
            aria-busy={exporting.isSending}
            onClick={save}
          >
            {t('log.export')}
          </Button>
        </>
      }
    >
      {value?.check.brokenAt !== undefined && (
        <p className={styles.broken}>{t('log.brokenHint')}</p>
      )}
      {!value && <Skeleton label={t('common:loading')} rows={3} />}
      {value && (
        <>
          <ol className={styles.list}>
            {shown.map((entry) => (
              <li key={entry.seq} className={styles.row}>
                <time dateTime={new Date(entry.at).toISOString()} className={styles.time}>
                  {format.day(entry.at)} {format.time(entry.at)}
                </time>
                {entry.department ? (
                  <DepartmentPill department={entry.department} className={styles.pill} />
                ) : (
                  <span className={styles.pill}>{t('operator')}</span>
                )}
                <span>{wordsOf(entry)}</span>
              </li>
            ))}
          </ol>
          {shown.length === 0 && <p className={styles.hint}>{t('log.empty')}</p>}
          <p className={styles.hint}>
            {t('log.hint', { months: value.months })}{' '}
            {rest > 0 && (
              <button type="button" className={styles.older} onClick={showOlder}>
                {t('log.older', { count: rest })}
              </button>
            )}
          </p>
        </>
      )}
    </Card>
  );
}
