import { CalendarClock, Flag } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { LineField } from '../../ui/LineField.tsx';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useSittingCommands } from '../../ui/use-sitting-commands.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Aside.module.css';

/** When the case is looked at again; whoever has the chair says so and closes the consultation. */
export function NextLook() {
  const { t } = useTranslation('agreements');
  const { t: course } = useTranslation('sitting');
  const format = useFormat();
  const { author } = useCaseSession();
  const view = useCaseViewStore();
  const sitting = useChair((chair) => chair.sitting);
  const last = useChair((chair) => chair.sittings.at(-1));
  const isChair = useIsChair();
  const readOnly = useReadOnly();
  const commands = useSittingCommands();
  const titleId = useId();
  const [isWrong, setWrong] = useState(false);
  const leads = sitting !== undefined && isChair && !readOnly;
  const nextLook = last?.nextLook;
  if (!leads && !nextLook) return null;
  const commit = (on: string) => {
    const isPast = on < isoDay(author.now());
    setWrong(isPast);
    if (!isPast) commands.step({ kind: 'nextLook', on });
    return !isPast;
  };
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.plainTitle}>
        <CalendarClock aria-hidden="true" size={17} />
        {course('nextLook')}
      </h2>
      {leads ? (
        <div className={styles.nextLook}>
          <LineField
            type="date"
            label={course('nextLook')}
            hideLabel
            error={isWrong ? course('nextLookWrong') : undefined}
            value={nextLook ?? ''}
            onCommit={commit}
          />
          <Button icon={Flag} onClick={() => view.setState({ courseDialog: 'finish' })}>
            {t('finish')}
          </Button>
        </div>
      ) : (
        nextLook && <p className={styles.day}>{format.longDate(nextLook)}</p>
      )}
    </section>
  );
}
