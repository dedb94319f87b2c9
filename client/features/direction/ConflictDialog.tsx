import { History, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { proposeDirection } from '../../../shared/case/direction.ts';
import type { DirectionDecision } from '../../../shared/case/direction-decision.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { firstFocus } from '../../ui/first-focus.ts';
import { reformulation } from '../../ui/proposals.ts';
import { typeset } from '../../ui/typeset.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './ConflictDialog.module.css';
import { useDirectionCommands } from './use-direction-commands.ts';
import { useExactTime } from './use-exact-time.ts';
import { useReferenceWords } from './use-reference-words.ts';

/** Directions set at the same time: one of them, or new words found together. Nothing is lost either way. */
export function ConflictDialog(props: {
  readonly versions: readonly DirectionDecision[];
  onClose(): void;
  onReformulate(proposalId: string): void;
}) {
  const { t } = useTranslation('direction');
  const { versions } = props;
  const session = useCaseSession();
  const command = useCommand();
  const { set } = useDirectionCommands();
  const directions = useBoard((board) => board.directions);
  const references = useReferenceWords();
  const time = useExactTime();
  const isTwo = versions.length === 2;
  return (
    <Dialog
      size="lg"
      title={t('conflict')}
      onClose={props.onClose}
      actions={
        <>
          <p className={styles.note}>
            <History aria-hidden="true" size={18} />
            {t(isTwo ? 'otherStays' : 'othersStay')}
          </p>
          <Button
            icon={UsersRound}
            onClick={() => {
              const id = command(() =>
                proposeDirection(
                  session.board,
                  session.author,
                  reformulation(directions, versions),
                ),
              );
              if (id !== undefined) props.onReformulate(id);
            }}
          >
            {t('reformulate')}
          </Button>
        </>
      }
    >
      {/* Not a button: it may open while somebody is typing. */}
      <p ref={firstFocus} tabIndex={-1} className={styles.lead}>
        {t(isTwo ? 'bothSafe' : 'allSafe')}
      </p>
      <ul className={styles.versions}>
        {versions.map((version) => (
          <li key={version.id} className={styles.version}>
            <p className={styles.meta}>
              <DepartmentPill department={version.department} size="lg" />
              <span className="tabular">{time(version.at)}</span>
            </p>
            <p className={styles.text}>{typeset(version.text)}</p>
            <p className={styles.refers}>{references(directions.get(version.directionId))}</p>
            <Button
              variant="secondary"
              aria-label={t('setThisOf', { text: version.text })}
              onClick={() => {
                if (set(version.directionId)) props.onClose();
              }}
            >
              {t('setThis')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
