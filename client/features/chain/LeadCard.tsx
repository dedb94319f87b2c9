import { ShieldCheck } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideLead } from '../../../shared/case/chain-commands.ts';
import type { TransitionClock } from '../../../shared/case/transition-clock.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchTable, handOverLead } from '../../sync/door-api.ts';
import { useDepartments } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { LineField } from '../../ui/LineField.tsx';
import { Select } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import card from './Card.module.css';
import styles from './LeadCard.module.css';
import { useChainCommands } from './use-chain-commands.ts';

/** Who has the Fallverantwortung after the change: the department it is handed to, or who has it now, for a reason. */
export function LeadCard({ clock }: { readonly clock: TransitionClock }) {
  const { t } = useTranslation(['chain', 'errors']);
  const format = useFormat();
  const { caseId, board, author } = useCaseSession();
  const { tried } = useChainCommands();
  const today = useToday();
  const readOnly = useReadOnly();
  const group = useId();
  const load = useCallback(() => fetchTable(caseId), [caseId]);
  const { value: table, show } = useFetched(load);
  const [isStaying, setStaying] = useState(false);
  const transition = 'transition' in clock ? clock.transition : undefined;
  const departments = useDepartments(transition?.leadTo);
  if (!table || (!transition && clock.kind !== 'before')) return null;
  const lead = table.lead.department;
  const heading = (
    <div className={card.head}>
      <ShieldCheck aria-hidden="true" size={18} />
      <h2 className={card.title}>{t('chain:lead.title')}</h2>
    </div>
  );
  if (!transition)
    return (
      <section aria-label={t('chain:lead.title')} className={card.card}>
        {heading}
        <p className={card.muted}>
          <DepartmentPill department={lead} /> {t('chain:lead.after')}
        </p>
      </section>
    );

  const { id, handsTo, leadTo, leadFrom, leadStays } = transition;
  const until = clock.kind === 'running' ? clock.until : today;
  const to = leadTo ?? handsTo[0] ?? departments.find((each) => each.id !== lead)?.id ?? lead;
  const from = leadFrom ?? until;
  const isBoth = leadTo !== undefined && leadStays !== undefined;
  const stays = !isBoth && (leadStays !== undefined || isStaying);
  const goes = !isBoth && leadTo !== undefined && !isStaying;
  const go = (next: { to: string; from: string }) => {
    setStaying(false);
    return tried(() => decideLead(board, author, id, next));
  };
  const handOver = async () => {
    try {
      show(await handOverLead(caseId, to));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.refused(t(`errors:api.${error.code}`));
    }
  };

  return (
    <section aria-label={t('chain:lead.title')} className={card.card}>
      {heading}
      {isBoth && (
        <p role="alert" className={styles.both}>
          {t('chain:lead.both')}
        </p>
      )}
      <fieldset disabled={readOnly} className={styles.choice}>
        <legend className="visually-hidden">{t('chain:lead.title')}</legend>
        <label className={styles.line}>
          <input type="radio" name={group} checked={goes} onChange={() => go({ to, from })} />
          <span className={goes ? styles.chosen : undefined}>
            {t('chain:lead.goes')} <DepartmentPill department={to} /> {t('chain:lead.from')}{' '}
            {format.date(from)}
          </span>
        </label>
        {goes && !readOnly && (
          <div className={styles.more}>
            <Select
              label={t('chain:lead.to')}
              value={to}
              onChange={(event) => go({ to: event.target.value, from })}
            >
              {departments.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </Select>
            <LineField
              type="date"
              label={t('chain:lead.on')}
              value={from}
              onCommit={(day) => go({ to, from: day })}
            />
          </div>
        )}
        <label className={styles.line}>
          <input
            type="radio"
            name={group}
            checked={stays}
            onChange={() => {
              setStaying(true);
              if (leadStays) tried(() => decideLead(board, author, id, { stays: leadStays }));
            }}
          />
          <span className={stays ? styles.chosen : undefined}>
            {t('chain:lead.stays')} <DepartmentPill department={lead} />
          </span>
        </label>
        {(stays || isBoth) && (
          <LineField
            label={t('chain:lead.reason')}
            {...(leadStays ? {} : { hint: t('chain:lead.reasonMissing') })}
            value={leadStays ?? ''}
            onCommit={(reason) => {
              const isTaken = tried(() => decideLead(board, author, id, { stays: reason }));
              if (isTaken) setStaying(false);
              return isTaken;
            }}
          />
        )}
      </fieldset>
      {goes && lead === to && (
        <p className={card.muted}>
          <DepartmentPill department={to} /> {t('chain:lead.handedOver')}
        </p>
      )}
      {goes &&
        lead !== to &&
        (table.mayChange && from <= today ? (
          <div className={card.actions}>
            <Button variant="secondary" size="sm" onClick={() => void handOver()}>
              {t('chain:lead.handOver')}
            </Button>
          </div>
        ) : (
          <p className={card.muted}>{t('chain:lead.handOverLater')}</p>
        ))}
    </section>
  );
}
