import { CalendarClock, CalendarPlus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePrivacy } from '../../../shared/protocol/privacy.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useToday } from '../../ui/use-today.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { Card } from './Card.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import styles from './Retention.module.css';
import { RetentionTrack } from './RetentionTrack.tsx';
import { StateLabel } from './StateLabel.tsx';

/** How long the case is kept, and why longer. */
export function Retention(props: {
  readonly caseId: string;
  readonly privacy: CasePrivacy;
  onChanged(privacy: CasePrivacy): void;
}) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const today = useToday();
  const [isOpen, setOpen] = useState(false);
  const { createdAt, leadDepartment, mayChange, retention } = props.privacy;
  const { from, until, remindOn, months, state, extensions } = retention;
  const createdOn = isoDay(createdAt);
  const last = extensions.findLast((extension) => extension.until === until);
  return (
    <Card icon={CalendarClock} title={t('retention.title')}>
      {state !== 'running' && (
        <StateLabel kind={state === 'due' ? 'warn' : 'bad'} icon={TriangleAlert}>
          {t(`retention.${state}`, { date: format.date(until) })}
        </StateLabel>
      )}
      <RetentionTrack createdOn={createdOn} today={today} until={until} state={state} />
      <p className={styles.text}>
        {last
          ? t(last.reason ? 'retention.extended' : 'retention.extendedLost', {
              date: format.date(last.until),
              reason: last.reason,
            })
          : t(from > createdOn ? 'retention.afterSitting' : 'retention.afterCreation', {
              count: months,
            })}
      </p>
      {state === 'running' && (
        <p className={styles.text}>
          {t('retention.reminder', { date: format.date(remindOn) })}{' '}
          <DepartmentPill department={leadDepartment} />
        </p>
      )}
      {mayChange && (
        <Button
          variant="secondary"
          size="sm"
          icon={CalendarPlus}
          className={styles.extend}
          onClick={() => setOpen(true)}
        >
          {t('retention.extend')}
        </Button>
      )}
      {isOpen && (
        <ExtendDialog
          caseId={props.caseId}
          until={until}
          onExtended={props.onChanged}
          onClose={() => setOpen(false)}
        />
      )}
    </Card>
  );
}
