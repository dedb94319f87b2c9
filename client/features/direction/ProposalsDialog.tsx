import { useTranslation } from 'react-i18next';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { openProposals } from '../../ui/proposals.ts';
import { typeset } from '../../ui/typeset.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useSetLabel } from '../../ui/use-set-label.ts';
import { useMayTakeChair, useTakeChair } from '../../ui/use-take-chair.ts';
import { formatDay } from '../../words/format.ts';
import { useLanguage } from '../../words/i18n.ts';
import { ProposalForm } from './ProposalForm.tsx';
import { ProposalItem } from './ProposalItem.tsx';
import styles from './ProposalsDialog.module.css';
import { useReferenceWords } from './use-reference-words.ts';

/** What is current, what is proposed, what was before. Everybody proposes and supports, the chair sets. */
export function ProposalsDialog(props: {
  /** The proposal a conflict is being solved with. */
  readonly reformulated: string | undefined;
  onClose(): void;
}) {
  const { t } = useTranslation('direction');
  const { reformulated } = props;
  const isChair = useIsChair();
  const readOnly = useReadOnly();
  const directions = useBoard((board) => board.directions);
  const chair = useChair((state) => state);
  const takeChair = useTakeChair();
  const mayTake = useMayTakeChair();
  const language = useLanguage();
  const setLabel = useSetLabel();
  const references = useReferenceWords();
  const proposals = openProposals(directions, chair).sort(
    (a, b) => Number(b.id === reformulated) - Number(a.id === reformulated),
  );
  return (
    <Dialog size="lg" title={t('term')} onClose={props.onClose}>
      <div className={styles.sides}>
        <div className={styles.side}>
          <section className={styles.current} aria-label={t('current')}>
            <h3 className={styles.heading}>
              {t(chair.current.length > 1 ? 'conflict' : 'current')}
            </h3>
            {chair.current.length === 0 && <p className={styles.none}>{t('none')}</p>}
            {chair.current.map((decision) => (
              <div key={decision.id} className={styles.set}>
                <p className={styles.text}>{typeset(decision.text)}</p>
                <p className={styles.meta}>{setLabel(decision)}</p>
                <p className={styles.meta}>{references(directions.get(decision.directionId))}</p>
              </div>
            ))}
            {chair.current.length > 1 && <p className={styles.hint}>{t('conflictHint')}</p>}
          </section>
          {!readOnly && !reformulated && <ProposalForm />}
        </div>
        <div className={styles.side}>
          <section aria-label={t('proposals')}>
            <h3 className={styles.heading}>{t('proposals')}</h3>
            {!isChair && mayTake && (
              <div className={styles.chairOnly}>
                <p>{t('chairOnly')}</p>
                <Button variant="secondary" size="sm" onClick={takeChair}>
                  {t('takeChair')}
                </Button>
              </div>
            )}
            {proposals.length === 0 && <p className={styles.none}>{t('noProposals')}</p>}
            <ul className={styles.proposals}>
              {proposals.map((direction) => (
                <ProposalItem
                  key={direction.id}
                  direction={direction}
                  isReformulated={direction.id === reformulated}
                  canSet={isChair && !readOnly}
                  onSet={props.onClose}
                />
              ))}
            </ul>
          </section>
          {chair.earlier.length > 0 && (
            <section aria-label={t('earlier')}>
              <h3 className={styles.heading}>{t('earlier')}</h3>
              <ol className={styles.earlier}>
                {chair.earlier.map((decision) => (
                  <li key={decision.id} className={styles.past}>
                    <span className="tabular">{formatDay(decision.at, language, 'full')}</span>
                    <DepartmentPill department={decision.department} />
                    <span className={styles.pastText}>{decision.text}</span>
                  </li>
                ))}
              </ol>
            </section>
          )}
        </div>
      </div>
    </Dialog>
  );
}
