import { FileCheck, Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePrivacy, Consent } from '../../../shared/protocol/privacy.ts';
import { townDepartment } from '../../sync/town.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useFormat } from '../../words/use-format.ts';
import { Card } from './Card.tsx';
import { ConsentDialog } from './ConsentDialog.tsx';
import styles from './Consents.module.css';
import { StateLabel } from './StateLabel.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type Open =
  | { readonly kind: 'enter'; readonly department?: string }
  | { readonly kind: 'withdraw'; readonly consent: Consent };

const shortName = (department: string) => townDepartment(department)?.shortName ?? department;

/** Whom the family allowed to know of the case, what for, and whom no longer. */
export function Consents(props: {
  readonly caseId: string;
  readonly privacy: CasePrivacy;
  onChanged(privacy: CasePrivacy): void;
}) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const toasts = useToasts();
  const [open, setOpen] = useState<Open>();
  const { consents, without: missing, mayChange, leadDepartment } = props.privacy;
  const isLast = (each: Consent) =>
    consents.findLast(({ department }) => department === each.department) === each;
  const statutory = consents.filter((each) => each.form === 'statutory' && isLast(each));
  const written = consents.filter((each) => each.form !== 'statutory');
  const ended = written.filter((each) => each.withdrawnOn && isLast(each));

  const state = () => {
    const count = missing.length || ended.length;
    const words = { count, word: format.number(count) };
    if (count === 0)
      return consents.length > 0 && <StateLabel kind="ok">{t('consents.complete')}</StateLabel>;
    return (
      <StateLabel kind="warn" icon={TriangleAlert}>
        {missing.length > 0
          ? t('consents.missingCount', words)
          : t('consents.withdrawnCount', words)}
      </StateLabel>
    );
  };

  const withdraw = (consent: Consent) => {
    if (consent.department === leadDepartment)
      toasts.error({ title: t('failed'), body: t('withdrawDialog.leads') }, 'privacy');
    else setOpen({ kind: 'withdraw', consent });
  };

  return (
    <Card
      icon={FileCheck}
      title={t('consents.title')}
      aside={
        <>
          {state()}
          {mayChange && (
            <Button
              variant="quiet"
              size="sm"
              icon={Plus}
              className={styles.enter}
              onClick={() => setOpen({ kind: 'enter' })}
            >
              {t('consents.enter')}
            </Button>
          )}
        </>
      }
    >
      {consents.length + missing.length === 0 ? (
        <p className={styles.none}>{t('consents.none')}</p>
      ) : (
        <div className={styles.table}>
          <div aria-hidden="true" className={cx(styles.row, styles.heads)}>
            <span className={styles.name}>{t('consents.recipient')}</span>
            <span className={styles.purpose}>{t('consents.purpose')}</span>
            <span className={styles.date}>{t('consents.date')}</span>
            <span className={styles.form}>{t('consents.form')}</span>
          </div>
          <ul className={styles.rows}>
            {written.map((consent) => {
              const { id, department, form, givenOn, purpose, withdrawnOn } = consent;
              const withdrawn = withdrawnOn && { date: format.date(withdrawnOn) };
              return (
                <li key={id} className={cx(styles.row, withdrawn && styles.over)}>
                  <DepartmentPill department={department} out={Boolean(withdrawn)} />
                  <span className={styles.name}>{shortName(department)}</span>
                  <span className={styles.purpose}>{purpose}</span>
                  <span className={styles.date}>{format.date(givenOn)}</span>
                  <span className={styles.form}>{t(`consents.forms.${form}`)}</span>
                  <span className={styles.act}>
                    {withdrawn ? (
                      <StateLabel kind="bad">
                        {isLast(consent)
                          ? t('consents.withdrawnEnded', withdrawn)
                          : t('consents.withdrawn', withdrawn)}
                      </StateLabel>
                    ) : (
                      mayChange &&
                      isLast(consent) && (
                        <Button
                          variant="secondary"
                          size="sm"
                          className={styles.withdraw}
                          aria-label={t('consents.withdrawFor', { department })}
                          onClick={() => withdraw(consent)}
                        >
                          {t('consents.withdraw')}
                        </Button>
                      )
                    )}
                  </span>
                </li>
              );
            })}
            {missing.map((department) => (
              <li key={department} className={styles.row}>
                <DepartmentPill department={department} />
                <span className={styles.name}>{shortName(department)}</span>
                <span className={styles.note}>
                  <StateLabel kind="warn" icon={TriangleAlert}>
                    {t('consents.missing')}
                  </StateLabel>
                </span>
                {mayChange && (
                  <span className={styles.act}>
                    <Button
                      variant="secondary"
                      size="sm"
                      aria-label={t('consents.enterFor', { department })}
                      onClick={() => setOpen({ kind: 'enter', department })}
                    >
                      {t('consents.enter')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
            {statutory.length > 0 && (
              <li className={cx(styles.row, styles.over)}>
                <span className={styles.pills}>
                  {statutory.map(({ id, department }) => (
                    <DepartmentPill key={id} department={department} />
                  ))}
                </span>
                <span className={styles.note}>{t('consents.statutory')}</span>
              </li>
            )}
          </ul>
        </div>
      )}
      {open?.kind === 'enter' && (
        <ConsentDialog
          caseId={props.caseId}
          department={open.department}
          onEntered={props.onChanged}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.kind === 'withdraw' && (
        <WithdrawDialog
          caseId={props.caseId}
          consent={open.consent}
          onWithdrawn={props.onChanged}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}
